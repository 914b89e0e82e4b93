import { readFile, writeFile } from 'node:fs/promises'
import type { Document } from 'docx'
import { formByForces, olderForm, thisYearsForm } from './form-layouts.ts'
import { type Nominee, pack } from './form-parts.ts'

/** The story's Word files. Run again after changing a .json beside them: `node demo/make-forms.ts`. */
const layouts: Record<string, (nominee: Nominee) => Document> = {
  wangjianguo: thisYearsForm,
  lixue: olderForm,
  zhangweimin: formByForces,
  gaozhiqiang: thisYearsForm,
  xuwentao: formByForces,
  dingxiaomei: olderForm,
  guyiming: formByForces,
  caimingzhe: thisYearsForm,
  panyuqing: olderForm,
  hechunsheng: thisYearsForm,
  shenjianing: olderForm,
  songchanghe: thisYearsForm,
  tianye: formByForces,
  weiran: thisYearsForm,
  qiuhua: olderForm,
  majun: thisYearsForm,
  yaojianjun: formByForces,
  hezijian: thisYearsForm,
  linqingyang: formByForces,
}

for (const [name, layout] of Object.entries(layouts)) {
  const source = new URL(`forms/${name}.json`, import.meta.url)
  const nominee = JSON.parse(await readFile(source, 'utf8')) as Nominee
  await writeFile(new URL(`forms/${name}.docx`, import.meta.url), await pack(layout(nominee)))
}
