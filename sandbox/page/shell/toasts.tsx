import '../style/shell-toast.css'
import { Icon, type IconName } from './icon.tsx'
import { dismiss, type Toast, toastsOf } from './toasts.ts'

const KINDS: Record<Toast['type'], { icon: IconName; word: string }> = {
  success: { icon: 'good', word: '成功' },
  error: { icon: 'bad', word: '失败' },
  warning: { icon: 'warn', word: '注意' },
  info: { icon: 'info', word: '提示' },
}

const OneToast = ({ person, toast }: { person: string; toast: Toast }) => {
  const { icon, word } = KINDS[toast.type]
  return (
    <div class={`shell-toast shell-toast-${toast.type}`} role={toast.type === 'error' ? 'alert' : 'status'}>
      <Icon name={icon} />
      <span>
        <span class="unseen">{word}：</span>
        {toast.content}
      </span>
      {toast.stays && (
        <button type="button" aria-label="关闭提示" onClick={() => dismiss(person, toast.key)}>
          <Icon name="close" />
        </button>
      )}
    </div>
  )
}

/** What one person is told, over their own conversation. */
export const Toasts = ({ person }: { person: string }) => (
  <div class="shell-toasts">
    {toastsOf(person).value.map((toast) => (
      <OneToast key={toast.key} person={person} toast={toast} />
    ))}
  </div>
)
