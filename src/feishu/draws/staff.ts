import { cycleCard, nextStageCard } from '../../../cards/cycle.ts'
import { cycleFormCard, settingsFormCard } from '../../../cards/cycle-forms.ts'
import { bindingsCard, grantFormCard, peopleCard } from '../../../cards/people.ts'
import { pendingCard } from '../../../cards/people-pending.ts'
import { importResultCard, previewCard } from '../../../cards/people-sheet.ts'
import { staffStartCard, tasksCard } from '../../../cards/staff.ts'
import { undeliveredCard } from '../../../cards/undelivered.ts'
import { deadlineNearCard, roleGivenCard, stageOpenedCard, welcomeCard } from '../../../cards/welcome.ts'
import { ok } from '../../domain/result.ts'
import {
  showCycle,
  showCycleForm,
  showNextStage,
  showSettingsForm,
  showStageNews,
} from '../../usecases/show-cycle.ts'
import { showImportResult, showPreview } from '../../usecases/show-import.ts'
import {
  showBindings,
  showGrantForm,
  showOwnRoles,
  showPending,
  showPeople,
} from '../../usecases/show-people.ts'
import { showTasks } from '../../usecases/show-tasks.ts'
import { showUndelivered } from '../../usecases/show-undelivered.ts'
import type { StaffShows } from '../../usecases/staff-shows.ts'
import { type Draws, draw } from '../show.ts'

export const staffDraws: Draws<keyof StaffShows> = {
  'staff-start': draw(async () => ok({}), staffStartCard),
  welcome: draw(showOwnRoles, welcomeCard),
  'role-given': draw(showOwnRoles, roleGivenCard),
  people: draw(showPeople, peopleCard),
  'grant-form': draw(showGrantForm, grantFormCard),
  'grants-pending': draw(showPending, pendingCard),
  'people-preview': draw(showPreview, previewCard),
  'people-result': draw(showImportResult, importResultCard),
  bindings: draw(showBindings, bindingsCard),
  'cycle-form': draw(showCycleForm, cycleFormCard),
  cycle: draw(showCycle, cycleCard),
  'next-stage': draw(showNextStage, nextStageCard),
  'settings-form': draw(showSettingsForm, settingsFormCard),
  'stage-opened': draw(showStageNews, stageOpenedCard),
  'deadline-near': draw(showStageNews, deadlineNearCard),
  tasks: draw(showTasks, tasksCard),
  undelivered: draw(showUndelivered, undeliveredCard),
}
