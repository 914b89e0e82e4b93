import type { Usecase } from '../deps.ts'
import { greet } from '../usecases/greet.ts'
import { leftCompany } from '../usecases/left-company.ts'
import { loseGroup } from '../usecases/lose-group.ts'
import { receiveFile } from '../usecases/receive-file.ts'
import { greetGroup } from '../usecases/set-group.ts'
import type { Said } from './command.ts'
import type { FileSaid } from './handle-message.ts'
import { pressMenu } from './menu.ts'
import type { OtherEvents } from './on-event.ts'
import { talk } from './talks.ts'

type Other = Omit<OtherEvents, 'deps' | 'person'> & { talk: Usecase<Said>; file: Usecase<FileSaid> }

/** What is neither a button nor a command: plain words, files, the menu, groups, leavers. */
export const other: Other = {
  talk,
  file: receiveFile,
  menu: pressMenu,
  entered: greet,
  botAdded: greetGroup,
  botRemoved: loseGroup,
  left: leftCompany,
}
