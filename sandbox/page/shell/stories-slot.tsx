import { useEffect } from 'preact/hooks'
import { type Act, addAct, showTenant } from '../stories/state.ts'
import { pressMenu, resetTenant, sendFile } from './actions.ts'
import { fillIn } from './fill.ts'
import { lazyComponent } from './lazy.tsx'
import { lastSeq, onTrigger } from './live.ts'
import { go, route } from './route.ts'
import { overview, resync } from './tenant.ts'
import { showError, showToast } from './toasts.ts'

const Stories = lazyComponent(async () => (await import('../stories/stories.tsx')).Stories)

/** The stories, and what they may do with the page. */
export const StoriesSlot = () => {
  const { as, chat } = route.value
  useEffect(
    () =>
      onTrigger(({ seq, kind, data }) => kind === 'did' && addAct({ ...(data as Omit<Act, 'seq'>), seq })),
    [],
  )
  const tenant = overview.value?.tenant ?? ''
  useEffect(() => showTenant(tenant), [tenant])
  if (!overview.value) return null
  return (
    <Stories
      here={{ person: as, chat: chat || 'bot' }}
      seed={overview.value.seed}
      goTo={(place) => go({ as: place.person, chat: place.chat, people: false })}
      reset={async (seed) => {
        await resetTenant(seed)
        await resync()
        showTenant(overview.peek()?.tenant ?? '')
      }}
      send={async (place, file) => {
        await sendFile(place.person, { chat: place.chat, file })
      }}
      menu={async (person, key) => {
        await pressMenu(person, key)
      }}
      fill={fillIn}
      seq={lastSeq}
      tell={(kind, sentence) =>
        kind === 'error' ? showError(as, sentence) : showToast(as, { type: 'info', content: sentence })
      }
    />
  )
}
