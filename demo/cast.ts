/** Who does what in the story: as many people as the page's tenant has, or a whole district. */

type Form = {
  officer: string
  nominee: string
  /** beside `forms/` */
  file: string
  /** what the form leaves empty, said afterwards */
  lacking?: string
  /** told by itself, and the file comes twice */
  told?: boolean
}
type ByHand = { officer: string; nominee: string }
type Batch = { who: string; unit: string; names: readonly string[] }
type Found = ByHand & { phone: string; told?: boolean }
type Reviewer = { name: string; recuses?: { candidate: string; why: string } }
type Objection = { by: string; chat: string; contact: string; against: string; facts: string }

export type Cast = {
  /** people and groups, beside this file */
  tenant: string
  /** the office's sheet of units and people */
  sheet: string
  /** 选树目标人数 */
  target: number
  groups: readonly string[]
  forms: readonly Form[]
  talks: readonly ByHand[]
  screens: readonly ByHand[]
  /** steps back before the batch is handed over */
  withdrawn?: ByHand
  /** who recommended whom, and the number by which the nominee is found */
  nominees: readonly Found[]
  batches: readonly Batch[]
  /** by the checker, without a word */
  passed: readonly string[]
  /** in this order; the last one is reminded first */
  panel: readonly Reviewer[]
  upheld: Objection
  dismissed?: Objection
  decisions: { agreed: readonly string[]; refused: readonly string[]; deferred: readonly string[] }
}

const DISTRICT_GROUPS = ['海淀工匠选树工作群', '海淀职工之家']

const THREE_FORMS: readonly Form[] = [
  { officer: '周敏', nominee: '王建国', file: 'wangjianguo', told: true },
  { officer: '吴刚', nominee: '张伟民', file: 'zhangweimin', told: true },
  { officer: '陈芳', nominee: '李雪', file: 'lixue', lacking: '110108201411026', told: true },
]
const TALKS = [
  { officer: '刘洋', nominee: '赵小𬭎' },
  { officer: '陈芳', nominee: '韩冰' },
]
const SCREENS = [
  { officer: '陆萍', nominee: '邓小云' },
  { officer: '刘洋', nominee: '蒋明远' },
]
const FOUR_FOUND: readonly Found[] = [
  { officer: '周敏', nominee: '王建国', phone: '13800001020', told: true },
  { officer: '吴刚', nominee: '张伟民', phone: '13800001022', told: true },
  { officer: '陈芳', nominee: '李雪', phone: '13800001021', told: true },
  { officer: '刘洋', nominee: '赵小𬭎', phone: '13800001023', told: true },
]
const UPHELD: Objection = {
  by: '秦岭',
  chat: '海淀职工之家',
  contact: '13800001025',
  against: '孟凡',
  facts:
    '2024年北京市职工职业技能大赛电气装配组第五名是团体成绩，证书上写的是代表队，申报表里写成了个人名次。',
}

/** For whoever looks on at the sandbox's page: its own tenant, and short enough to watch. */
export const short: Cast = {
  tenant: '../sandbox/seeds/district.json',
  sheet: 'people.csv',
  target: 4,
  groups: DISTRICT_GROUPS,
  forms: THREE_FORMS,
  talks: TALKS,
  screens: SCREENS,
  nominees: FOUR_FOUND,
  batches: [
    { who: '杨柳', unit: '学院路街道总工会', names: ['王建国', '李雪', '邓小云', '韩冰'] },
    { who: '胡斌', unit: '中关村科学城总工会', names: ['张伟民'] },
    { who: '刘洋', unit: '青禾数字文化有限公司工会', names: ['赵小𬭎', '蒋明远'] },
  ],
  passed: ['王建国', '李雪', '张伟民', '赵小𬭎', '蒋明远'],
  panel: ['李国栋', '张海燕', '王思远', '朱明', '宋雅'].map((name) => ({ name })),
  upheld: UPHELD,
  decisions: { agreed: ['王建国', '张伟民', '李雪'], refused: [], deferred: ['赵小𬭎'] },
}

/** Sixteen more, all by Word form: their officer, the file, and the number by which they are found. */
const SIXTEEN: readonly (Form & Found)[] = [
  { officer: '梁静', nominee: '高志强', file: 'gaozhiqiang', phone: '13800001040' },
  { officer: '梁静', nominee: '许文涛', file: 'xuwentao', phone: '13800001041' },
  { officer: '梁静', nominee: '丁晓梅', file: 'dingxiaomei', phone: '13800001042' },
  { officer: '罗毅', nominee: '顾一鸣', file: 'guyiming', phone: '13800001043' },
  { officer: '罗毅', nominee: '蔡明哲', file: 'caimingzhe', phone: '13800001044' },
  { officer: '罗毅', nominee: '潘雨晴', file: 'panyuqing', phone: '13800001045' },
  { officer: '方圆', nominee: '贺春生', file: 'hechunsheng', phone: '13800001046' },
  { officer: '方圆', nominee: '沈佳宁', file: 'shenjianing', phone: '13800001047' },
  { officer: '沈冬', nominee: '宋长河', file: 'songchanghe', phone: '13800001048' },
  { officer: '沈冬', nominee: '田野', file: 'tianye', phone: '13800001049' },
  { officer: '程远', nominee: '魏然', file: 'weiran', phone: '13800001050' },
  { officer: '程远', nominee: '邱华', file: 'qiuhua', phone: '13800001051' },
  { officer: '周敏', nominee: '马骏', file: 'majun', phone: '13800001052' },
  { officer: '陈芳', nominee: '姚建军', file: 'yaojianjun', phone: '13800001053' },
  { officer: '吴刚', nominee: '何子健', file: 'hezijian', phone: '13800001054' },
  { officer: '刘洋', nominee: '林清扬', file: 'linqingyang', phone: '13800001055' },
]
const of = (officers: readonly string[]): string[] =>
  SIXTEEN.filter(({ officer }) => officers.includes(officer)).map(({ nominee }) => nominee)

/** Twelve units below the district, twenty-four entries, seven reviewers of four sides, three groups. */
export const whole: Cast = {
  tenant: 'tenant.json',
  sheet: 'people-whole.csv',
  target: 20,
  groups: [...DISTRICT_GROUPS, '海淀产业工会联络群'],
  forms: [...THREE_FORMS, ...SIXTEEN],
  talks: TALKS,
  screens: SCREENS,
  withdrawn: { officer: '刘洋', nominee: '蒋明远' },
  nominees: [...FOUR_FOUND, ...SIXTEEN],
  batches: [
    {
      who: '杨柳',
      unit: '学院路街道总工会',
      names: ['王建国', '李雪', '邓小云', '韩冰', ...of(['梁静']), '马骏', '姚建军'],
    },
    {
      who: '胡斌',
      unit: '中关村科学城总工会',
      names: ['张伟民', ...of(['罗毅', '方圆']), '何子健'],
    },
    { who: '苏航', unit: '海淀科技服务业工会联合会', names: of(['沈冬', '程远']) },
    { who: '刘洋', unit: '青禾数字文化有限公司工会', names: ['赵小𬭎', '林清扬'] },
  ],
  passed: ['王建国', '李雪', '张伟民', '赵小𬭎', ...SIXTEEN.map(({ nominee }) => nominee)],
  panel: [
    { name: '李国栋' },
    { name: '张海燕' },
    { name: '王思远' },
    { name: '唐思齐' },
    { name: '朱明' },
    { name: '郭立群' },
    { name: '宋雅', recuses: { candidate: '潘雨晴', why: '曾在同一课题组共事，存在利害关系' } },
  ],
  upheld: UPHELD,
  dismissed: {
    by: '邓小云',
    chat: '海淀产业工会联络群',
    contact: '13800001026',
    against: '顾一鸣',
    facts: '公示的事迹说一年只停了四次，听同行说去年停得更多，请核实停机次数的统计口径。',
  },
  decisions: {
    agreed: [
      ...['王建国', '张伟民', '李雪'],
      ...SIXTEEN.map(({ nominee }) => nominee).filter((name) => name !== '蔡明哲'),
    ],
    refused: ['蔡明哲'],
    deferred: ['赵小𬭎'],
  },
}
