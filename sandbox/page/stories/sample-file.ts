/** A filled form to try with; what a drag of it carries is read by the conversation it is dropped on. */
export const SAMPLE = {
  name: '海淀工匠推荐表-王建国.docx',
  url: '/sandbox/samples/wangjianguo.docx',
  type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

const DRAG = 'application/x-sandbox-sample'

/** While it is dragged, only the kind of what is carried can be read. */
export const startDrag = ({ dataTransfer }: DragEvent): void => dataTransfer?.setData(DRAG, SAMPLE.url)
export const carriesSample = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes(DRAG) ?? false

/** The sample as if it had been chosen on this machine. */
export const sampleFile = async (): Promise<File> => {
  const response = await fetch(SAMPLE.url)
  if (!response.ok) throw new Error('样表没有读到，请刷新页面再试')
  return new File([await response.blob()], SAMPLE.name, { type: SAMPLE.type })
}
