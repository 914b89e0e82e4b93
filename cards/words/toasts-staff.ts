import type { StaffToasts } from '../../src/domain/toasts-staff.ts'

type Words = { [K in keyof StaffToasts]: (facts: StaffToasts[K]) => string }

export const staffToasts: Words = {
  initialised: () => '初始化完成，您是工作人员',
  'role-pending': (f) => `已提交：${f.name} · ${f.role}，等另一位同志确认`,
  'role-given': (f) => `已授予${f.name}“${f.role}”`,
  'role-revoked': (f) => `已收回${f.name}的“${f.role}”`,
  'grants-confirmed': (f) => `已确认${f.count}项授权`,
  'grant-refused': (f) => `没有同意${f.name}的授权`,
  'import-started': (f) => `正在导入${f.rows}行，完成后会发来结果`,
  'import-again': () => '这张表正在导入，不用再按',
  'code-renewed': (f) => `已给${f.name}换了新的绑定码`,
  bound: () => '绑定成功',
  'cycle-opened': (f) => `${f.year}年度已建好`,
  'stage-entered': (f) => `已进入${f.stage}阶段`,
  'missing-changed': () => '情况有变化，请再看一遍',
  'settings-changed': (f) => `已修改${f.count}项`,
  'settings-same': () => '没有改动',
  'task-done': () => '已记为办完',
  'task-was-done': () => '这件事已经由别的同志办完',
}
