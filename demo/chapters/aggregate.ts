import type { Cast } from '../cast.ts'
import { expectWords, inWords, type Play, somebody, twice } from '../play.ts'
import { pressesOnPage } from '../turn.ts'

/** Chapter: area and industry unions, and one unit directly under the district, hand over their batches. */
export const aggregating = async (play: Play): Promise<void> => {
  const { batches } = play.cast
  play.tell.chapter(`汇总上报：${batches.length}批，每批一张回执`)
  for (const one of batches) await handOver(play, one)
}

const handOver = async (play: Play, { who, unit, names }: Cast['batches'][number]): Promise<void> => {
  const aggregator = somebody(play, who)
  aggregator.took()
  await aggregator.says('汇总')
  const queue = await play.sim.lastCard(who)
  for (const name of names) {
    const include = () => pressesOnPage(play, aggregator, { button: `纳入汇总 · ${name}`, message: queue.id })
    if (name !== '张伟民') await include()
    else
      await twice(
        play,
        { type: 'card.action.trigger', person: who },
        { do: include, once: async () => JSON.stringify(await aggregator.card()).includes('已纳入1人') },
      )
  }
  await aggregator.presses('上报', { message: queue.id })
  const receipt = await aggregator.presses('确认上报', {
    form: { 比选方式: '评比', 比选说明: '单位初评，街道复核材料', 负责人: who },
  })
  expectWords(receipt, '回执', '校验码', `共${names.length}人`)
  const code = /校验码：(\S{8})/.exec(receipt)?.[1]
  play.tell.line(
    `${unit}的${who}纳入${names.join('、')}，上报${names.length}人，回执校验码 ${code}…；${inWords(aggregator.took())}。`,
  )
}
