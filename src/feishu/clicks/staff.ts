import * as staff from '../../../cards/staff-clicks.ts'
import { renewBinding } from '../../usecases/bind-account.ts'
import { changeSetting } from '../../usecases/change-settings.ts'
import { confirmGrants, refuseGrant } from '../../usecases/confirm-grants.ts'
import { finishTask } from '../../usecases/finish-task.ts'
import { grantByForm } from '../../usecases/grant-form.ts'
import { revokeGrant } from '../../usecases/grant-revoke.ts'
import { confirmImport } from '../../usecases/import-people.ts'
import { nextStage } from '../../usecases/next-stage.ts'
import { openCycle } from '../../usecases/open-cycle.ts'
import { openStaff } from '../../usecases/open-staff.ts'
import { type On, on } from '../on.ts'

/** The staff's set-up and the cycle. */
export const staffClicks: readonly On[] = [
  on(staff.open, openStaff),
  on(staff.confirmImport, confirmImport),
  on(staff.grant, grantByForm, () => ({ card: 'grant-form', about: {} })),
  on(staff.revoke, revokeGrant),
  on(staff.confirmGrants, confirmGrants),
  on(staff.refuseGrant, refuseGrant),
  on(staff.renewBinding, renewBinding),
  on(staff.finishTask, finishTask),
  on(staff.openCycle, openCycle, () => ({ card: 'cycle-form', about: {} })),
  on(staff.advance, nextStage, () => ({ card: 'next-stage', about: {} })),
  on(staff.advanceWithReason, nextStage, () => ({ card: 'next-stage', about: {} })),
  on(staff.changeSetting, changeSetting, () => ({ card: 'settings-form', about: {} })),
]
