import type { SimMessage } from '../../contract.ts'
import { CardView } from '../card/card.tsx'
import { localFor } from './card-local.ts'
import { tenantNow } from './clock.ts'
import { pressCard } from './press.ts'
import { findChat, findPerson, knownPeople } from './tenant.ts'
import { theme } from './theme.ts'
import { showError, showToast } from './toasts.ts'

const membersOf = (chat: string): string[] =>
  (findChat(chat)?.members ?? []).flatMap((member) => findPerson(member)?.openId ?? [])

export const CardMessage = ({
  message,
  person,
  chat,
}: {
  message: SimMessage
  person: string
  chat: string
}) => {
  if (!message.card) return <div class="shell-bubble">[卡片]</div>
  return (
    <CardView
      card={message.card}
      local={localFor(person, message)}
      people={knownPeople.value}
      viewer={findPerson(person)?.openId ?? ''}
      members={membersOf(chat)}
      now={tenantNow}
      imageUrl={(key) => `/_sim/people/${encodeURIComponent(person)}/images/${encodeURIComponent(key)}`}
      press={(press) => pressCard({ person, chat, message }, press)}
      tell={(kind, sentence) =>
        kind === 'error'
          ? showError(person, sentence)
          : showToast(person, { type: 'info', content: sentence })
      }
      theme={theme.value}
    />
  )
}
