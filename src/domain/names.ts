/** Han characters of every plane (𬭎 and 䶮 included) with the dots minority names are written with. */
const hanName = /^\p{Script=Han}{2,20}$/u
const dotted = /^\p{Script=Han}+(?:·\p{Script=Han}+)+$/u
const latin = /^[\p{Script=Latin}][\p{Script=Latin} .'-]{1,38}[\p{Script=Latin}.]$/u
const dots = /[・•‧∙⋅．.﹒᛫●]/gu

/**
 * A name in the form we store: blanks inside a Han name go (王 建 国), every kind of dot in a minority name
 * becomes ·. No NFKC: it would replace compatibility ideographs, and a person's character is theirs.
 */
export function normaliseName(text: string): string {
  const trimmed = text.replace(/[\u200b-\u200d\ufeff]/gu, '').trim()
  if (!/\p{Script=Han}/u.test(trimmed)) return trimmed.replace(/\s+/g, ' ')
  return trimmed.replace(/\s+/gu, '').replace(dots, '·')
}

/** 2–20 characters by code points; Han, a minority name with ·, or a name in Latin letters. */
export function isPlausibleName(text: string): boolean {
  const name = normaliseName(text)
  const length = [...name].length
  if (length < 2 || length > 40) return false
  if (hanName.test(name)) return true
  return (dotted.test(name) && length <= 20) || latin.test(name)
}

const compound = new Set(
  '欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 司徒 司空 长孙 宇文 端木 南宫 独孤 呼延 轩辕 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 钟离 鲜于 闾丘 亓官 赫连 万俟 百里 东郭 西门 拓跋 欧陽'.split(
    ' ',
  ),
)

const single = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖付闫代仝覃粟展逢苟原苑闪睢楚岳佟帅楼揭卿逮税南鹿冼邸漆尧折但佘盘官由字母丛初谌银曘鞏欒䶮',
)

/** The surname of a Han name: two characters for the compound ones, else the first; '' without Han characters. */
export function surnameOf(name: string): string {
  const characters = [...normaliseName(name)]
  const first = characters[0] ?? ''
  if (!/\p{Script=Han}/u.test(first)) return ''
  const pair = first + (characters[1] ?? '')
  return characters.length > 2 && compound.has(pair) ? pair : first
}

/** Whether a word looks like a person's name in running text: a known surname and two to four characters. */
export function looksLikeName(word: string): boolean {
  const name = normaliseName(word)
  if (dotted.test(name)) return [...name].length <= 20
  const length = [...name].length
  if (!hanName.test(name) || length > 4) return false
  return compound.has([...name].slice(0, 2).join(''))
    ? length >= 3
    : length <= 3 && single.has(surnameOf(name))
}
