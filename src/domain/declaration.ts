/** What the submitting officer declares by name (Art.11, R-11.8), in the words that are shown and kept. */
export function declarationOf(officer: string, unit: string): string {
  return `我是${officer}，代表${unit}郑重承诺：已核对原件，材料真实、严格把关，按规定程序推荐（第十一条）`
}
