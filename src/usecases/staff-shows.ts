type None = Record<never, never>
type Page = { page?: number }

/** The cards of the staff's set-up and of the cycle. `page` from 0. */
export type StaffShows = {
  /** after 初始化: what to do next */
  'staff-start': None
  /** the first time somebody opens the chat, by role */
  welcome: None
  /** the roles this person has now */
  'role-given': None
  /** 人员: who holds which role */
  people: Page
  /** 授权: a role for one person */
  'grant-form': None
  /** roles that wait for a second person */
  'grants-pending': None
  /** what a people sheet would change */
  'people-preview': { attachment: string }
  /** what became of it */
  'people-result': { attachment: string }
  /** people without an account yet, with their codes */
  bindings: Page
  /** 新建年度 */
  'cycle-form': None
  /** 进度, for staff: stage, dates, counts, settings */
  cycle: None
  /** 进入下一阶段: what is missing first */
  'next-stage': None
  /** 修改设置 */
  'settings-form': None
  /** the stage that just opened, for officers */
  'stage-opened': { cycle: string }
  /** a stage is about to end and this person has drafts in it */
  'deadline-near': { cycle: string; drafts: number }
  /** what must be done by hand */
  tasks: Page
  /** what could not be delivered until an instant (epoch ms), told together */
  undelivered: { stretch: number }
}
