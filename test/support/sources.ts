import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Every source file below a folder of the project, with its text. */
export const sources = async (folder: string): Promise<[file: string, text: string][]> => {
  const names = await readdir(`${ROOT}${folder}`, { recursive: true })
  const files = names.filter((name) => name.endsWith('.ts') && !name.startsWith('store/generated/')).sort()
  return Promise.all(
    files.map(
      async (name) => [`${folder}/${name}`, await readFile(`${ROOT}${folder}/${name}`, 'utf8')] as const,
    ),
  ) as Promise<[string, string][]>
}
