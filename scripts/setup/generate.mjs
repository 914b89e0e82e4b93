// Where only the Prisma client is wanted (Dockerfile).
import { generateClient } from './prisma-client.mjs'

generateClient(process.execPath)
