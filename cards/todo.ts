import { press, type Render } from './click.ts'
import { say } from './home.ts'
import { button, type Card, card, row, text } from './kit.ts'
import { type WaitingView, waitingLines } from './todo-lines.ts'

export type TodoView = { name: string; waiting: WaitingView[] }

/** 待办: everything that waits for this person. */
export const todoCard = (view: TodoView, render: Render): Card =>
  card({ title: '待办', subtitle: view.name, icon: 'time_outlined' }, [
    ...(view.waiting.length > 0 ? waitingLines(view.waiting, render) : [text('现在没有等您处理的事。')]),
    row([button('首页', press(say, { word: '首页' }, render))]),
  ])
