/** What is imitated, and how faithfully. A test compares this with the registered routes. */
export type Coverage = {
  route: string
  /** The SDK's method. */
  sdk: string
  /** The test that drives it through the real SDK. */
  test: string
  /** exact: taken from the SDK or the documentation; plausible: nobody could check it on a tenant. */
  fidelity: 'exact' | 'plausible'
}

const MESSAGES = 'test/sandbox/messages.test.ts'
const CARDS = 'test/sandbox/clicks.test.ts'
const RESOURCES = 'test/sandbox/resources.test.ts'
const DIRECTORY = 'test/sandbox/directory.test.ts'

const CONSOLE = 'test/sandbox/console.test.ts'

const row = (route: string, sdk: string, test: string, fidelity: Coverage['fidelity']): Coverage => ({
  route,
  sdk,
  test,
  fidelity,
})

export const manifest: Coverage[] = [
  row(
    'POST /open-apis/auth/v3/tenant_access_token/internal',
    'auth.tenantAccessToken.internal',
    DIRECTORY,
    'plausible',
  ),
  row('POST /open-apis/im/v1/messages', 'im.message.create', MESSAGES, 'exact'),
  row('POST /open-apis/im/v1/messages/:message_id/reply', 'im.message.reply', MESSAGES, 'exact'),
  row('GET /open-apis/im/v1/messages/:message_id', 'im.message.get', MESSAGES, 'plausible'),
  row('GET /open-apis/im/v1/messages', 'im.message.list', MESSAGES, 'plausible'),
  row('DELETE /open-apis/im/v1/messages/:message_id', 'im.message.delete', MESSAGES, 'plausible'),
  row('PATCH /open-apis/im/v1/messages/:message_id', 'im.message.patch', CARDS, 'exact'),
  row('POST /open-apis/interactive/v1/card/update', 'client.request', CARDS, 'plausible'),
  row('POST /open-apis/im/v1/images', 'im.image.create', RESOURCES, 'exact'),
  row('POST /open-apis/im/v1/files', 'im.file.create', RESOURCES, 'exact'),
  row('GET /open-apis/im/v1/images/:image_key', 'im.image.get', RESOURCES, 'exact'),
  row('GET /open-apis/im/v1/files/:file_key', 'im.file.get', RESOURCES, 'plausible'),
  row(
    'GET /open-apis/im/v1/messages/:message_id/resources/:file_key',
    'im.messageResource.get',
    RESOURCES,
    'exact',
  ),
  row('GET /open-apis/im/v1/chats', 'im.chat.list', DIRECTORY, 'plausible'),
  row('GET /open-apis/im/v1/chats/:chat_id', 'im.chat.get', DIRECTORY, 'plausible'),
  row('GET /open-apis/im/v1/chats/:chat_id/members', 'im.chatMembers.get', DIRECTORY, 'plausible'),
  row(
    'GET /open-apis/im/v1/chats/:chat_id/members/is_in_chat',
    'im.chatMembers.isInChat',
    DIRECTORY,
    'plausible',
  ),
  row('GET /open-apis/contact/v3/users/:user_id', 'contact.user.get', DIRECTORY, 'plausible'),
  row('POST /open-apis/contact/v3/users/batch_get_id', 'contact.user.batchGetId', DIRECTORY, 'exact'),
  row('GET /open-apis/bot/v3/info', 'client.request', DIRECTORY, 'exact'),
  row('GET /open-apis/application/v6/scopes', 'application.scope.list', CONSOLE, 'exact'),
  row(
    'GET /open-apis/application/v6/applications/:app_id',
    'application.application.get',
    CONSOLE,
    'plausible',
  ),
  row('POST /callback/ws/endpoint', 'WSClient', 'test/sandbox/long-connection.test.ts', 'exact'),
]
