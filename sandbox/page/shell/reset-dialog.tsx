import { useSignal } from '@preact/signals'
import type { SimSeed } from '../../contract.ts'
import { resetTenant } from './actions.ts'
import { Dialog } from './dialog.tsx'
import { go } from './route.ts'
import { resync } from './tenant.ts'

const SEEDS: [SimSeed, string, string][] = [
  ['nominate', '推荐阶段', '基层工会正在推荐，已有几份推荐表'],
  ['review', '评审阶段', '评委正在按十五项标准打分'],
  ['publicity', '公示阶段', '名单已在群里公示，可以提出异议'],
  ['empty', '空白单位', '只有人和组织，一切从新建年度开始'],
]

/** 重新开始: a fresh tenant and a fresh database, at one of the moments of a selection. */
export const ResetDialog = ({ close }: { close: () => void }) => {
  const chosen = useSignal<SimSeed>('nominate')
  const busy = useSignal(false)
  const why = useSignal('')
  const reset = async () => {
    busy.value = true
    why.value = ''
    try {
      await resetTenant(chosen.peek())
      await resync()
      go({ chat: '', withChat: '' })
      close()
    } catch (error) {
      why.value = error instanceof Error ? error.message : String(error)
      busy.value = false
    }
  }
  return (
    <Dialog
      title="重新开始？"
      close={close}
      footer={
        <>
          <button type="button" class="shell-button" onClick={close}>
            取消
          </button>
          <button
            type="button"
            class="shell-button shell-button-bad"
            disabled={busy.value}
            onClick={() => void reset()}
          >
            {busy.value ? '正在重新开始…' : '清空并重新开始'}
          </button>
        </>
      }
    >
      <p>沙箱里的会话、卡片和机器人的数据都会清空，不能恢复。从哪里开始：</p>
      <div role="radiogroup" aria-label="从哪里开始">
        {SEEDS.map(([seed, words, about]) => (
          <label key={seed} class="shell-seed">
            <input
              type="radio"
              name="seed"
              value={seed}
              checked={chosen.value === seed}
              onChange={() => {
                chosen.value = seed
              }}
            />
            <span>
              {words}
              <small>{about}</small>
            </span>
          </label>
        ))}
      </div>
      {why.value && (
        <p role="alert" class="shell-wrong">
          {why.value}
        </p>
      )}
    </Dialog>
  )
}
