// The page's words in Simplified Chinese; the terms are those of the data's translation. Chinese and Latin words stand a
// space apart, a number and its counter do not.
import type {
  CatalogueWindow, Counted, DerivedMetric, Discrimination, Effort, EstimateText, ItemResult, Observed, PopulationMatch, Posttest,
  Predictive, Pretest, Prevalence, PrintedRisk, ProportionText, ScoreRange, Source, Verification
} from '../../engine';
import type { FirstMessages } from '../en/first';
import type { ComparedPart, ComparedScore } from '../en/phrases';
import {
  beforeAndAfter, bounds, certainty, ci, comparedParts, counts, estimate, folded, heterogeneity, interval, label, led, list, names,
  percent, quantity, range, sentence, sentences, space, trailed
} from './phrases';

export const zhHans: FirstMessages = {
  language: 'zh-Hans',
  /** How sentences and names stand together, where a component puts them so. */
  say: {
    gap: '',
    sentence,
    sentences,
    named: (name: string, text: string) => `${name}：${text}`,
    and: (one: string, other: string) => `${one}；${other}`,
    list
  },
  page: {
    name: 'MyoLung',
    subject: '肌炎相关间质性肺病',
    documentTitle: (room: string) => `${room} – MyoLung`,
    rooms: '版块',
    bedside: '床旁',
    evidence: '证据',
    preferences: '偏好设置',
    opening: '正在打开……',
    openFailedTitle: '无法打开此页面',
    openFailed: '很可能是没有网络，而且此浏览器未保存离线副本。您在床旁填写的内容仍在。',
    openAgain: '重试',
    skipToResult: '跳到结果',
    skip: '跳到正文',
    unknownTitle: '此地址没有内容',
    unknown: (address: string) => `MyoLung 没有地址为“${address}”的版块或来源。该链接可能来自其他版本。`,
    unknownLinks: '请从以下链接继续：',
    loading: '正在打开 MyoLung……',
    loadFailed: 'MyoLung 无法启动',
    loadFailedRemedy: '很可能有文件未能收到，请重试。如仍无效，请使用最新版的 Firefox、Chrome、Edge 或 Safari。',
    stopped: 'MyoLung 遇到内部错误，已停止运行',
    stoppedRemedy: '请重新加载页面并重新填写数值。此前显示的结果不受影响。',
    technical: '技术细节',
    judgement: '不能替代临床判断。',
    nothingLeaves: '您填写的内容不会离开本设备',
    privacy: '隐私及其核查方法',
    offlineReady: '已保存在本设备上：没有网络也能打开。',
    offlineUnavailable: '此浏览器未保存离线副本：打开页面需要网络。',
    notices: '声明',
    licences: '所含软件的许可证',
    newTab: '（在新标签页中打开）',
    version: (program: string, data: string) => `MyoLung ${program}，数据 ${data}`
  },
  update: {
    title: '新版本',
    ready: '新版本已就绪。',
    useIt: '立即使用',
    later: '以后再说',
    loses: '页面将重新加载，并清除您已填写的内容。',
    reload: '重新加载并清除',
    keep: '保留所填内容',
    again: '有更新的版本'
  },
  languages: {
    menu: '语言',
    unreviewed: '此译文尚未经临床医生审阅。如有疑问，以英文文本为准。',
    english: '阅读英文版',
    failed: '无法打开此语言。很可能是没有网络，而且此浏览器未保存该语言的离线副本。'
  },
  bedside: {
    title: '肌炎相关 ILD：床旁',
    lead: '已知的内容只需填写一次。每个适用的已发表评分都会显示其例数、置信区间和局限。'
  },
  form: {
    unitAsBefore: (unit: string) => `单位为${led(unit)}，沿用此设备上次的选择。`,
    unitKept: (unit: string) => `从现在起，此项以${led(trailed(unit))}为初始单位。`,
    title: '已知内容',
    intro: '不明者请留空：不作任何假定。',
    steps: {
      patient: '患者与诊断',
      signs: '症状与体征',
      antibodies: '抗体',
      bloods: '血液检查',
      imaging: '肺功能与影像',
      exacerbation: '急性加重',
      other: '其他'
    },
    more: (step: string, count: number, entered: number, toCheck: number) =>
      `另有${count}${step === 'antibodies' ? '种抗体' : step === 'bloods' ? '项血液检查' : '项表现'}，用于相关因素${folded(entered, toCheck)}`,
    rest: (count: number, entered: number, toCheck: number) => `这些评分不需要的${count}个项目${folded(entered, toCheck)}`,
    usedBy: (titles: readonly string[]) => `用于${led(list(titles))}。`,
    estimate: '您自己的估计',
    yes: '有',
    no: '无',
    unknown: '不明',
    unit: (label: string) => `${trailed(label)}的单位`,
    converted: (value: string, unit: string) => `= ${quantity(value, unit, space)}`,
    error: '错误：',
    useUnit: (unit: string) => `改用${led(unit)}`,
    useUnitFor: (unit: string, label: string) => `${label}：改用${led(unit)}`,
    questions: '是否正确？',
    right: '正确',
    rightFor: (label: string) => `正确：${label}`,
    bothRight: '两项都正确',
    pretestHint: (help: string, title: string, outcome: string, events: number, total: number) =>
      `${help}用于${led(trailed(title))}，即${outcome}的概率。留空时，采用原研究的比例（${total}例中${events}例）。`,
    infectionHint: (help: string) => `${help}留空时，采用研究中的比例。`,
    remark: (score: string, message: string) => `${score}：${message}`,
    othersNo: '其余均为无',
    othersNoIn: (group: string) => `其余均为无，${group}`,
    noneKnown: '全部不明',
    noneKnownIn: (group: string) => `全部不明，${group}`,
    setToNo: (count: number) => `${count}项已设为无。`,
    setToUnknown: (count: number) => `${count}项已设为不明。`,
    clear: '全部清除',
    cleared: '已清除全部填写内容。',
    undo: '撤销',
    undoOf: (name: string) => `撤销：${name}`,
    undone: (name: string) => `已撤销：${name}。`,
    undoNames: {
      field: (label: string) => label,
      unit: (label: string) => `${trailed(label)}的单位`,
      setToNo: (group: string, count: number) => `${group}，${count}项设为无`,
      setToUnknown: (group: string, count: number) => `${group}，${count}项设为不明`,
      cleared: '全部清除',
      replaced: '替换全部数值'
    },
    find: {
      label: '查找项目',
      found: (count: number) => `${count}个项目`,
      none: (text: string) => `没有与“${text}”相符的项目。`
    },
    ask: {
      title: (chosen: number | null, all: number) => `询问范围：${chosen === null ? `全部${all}个评分` : `${all}个评分中的${chosen}个`}`,
      lead: '选择评分后，只询问这些评分所需的内容。',
      predicts: (outcome: string, window: string) => `${window}的${outcome}`,
      all: '询问全部评分',
      notAsked: (count: number) => `已填写的数值中，有${count}项不在这些评分的询问范围内`,
      notAskedLead: '仍保留在表单中。前往：'
    },
    synonyms: {
      age: '年龄 岁数 岁 周岁',
      sex: '性别 男 女 男性 女性 男女',
      iim_subtype: '诊断 亚型 分型 DM PM CADM ADM ASyS ASS IIM 皮肌炎 多发性肌炎 多肌炎 无肌病性皮肌炎 无肌病皮肌炎 抗合成酶综合征 抗合成酶抗体综合征 特发性炎性肌病 炎性肌病 临床无肌病性皮肌炎',
      disease_duration: '病程 起病 发病 时间 月 周',
      overlap_ctd: 'CTD 结缔组织病 结缔组织疾病 重叠综合征 SLE 系统性红斑狼疮 红斑狼疮 pSS SS 干燥综合征 舍格伦 SSc 系统性硬化症 硬皮病 RA 类风湿关节炎 类风关 MCTD',
      malignancy: '癌 癌症 肿瘤 恶性肿瘤 恶性 肿物 新生物',
      rp_ild_present: 'RPILD RP-ILD 快速进展 急进性 快速进展性间质性肺病 快速进展性间质性肺炎 快速进展型 快速进展型间质性肺病 快速进展型间质性肺疾病 急进性间质性肺疾病',
      pulmonary_infection: '肺炎 肺部感染 肺感染 感染 肺',
      fever: '体温 发烧 高热 低热',
      dyspnea: '气促 气短 气急 喘 憋气 胸闷 呼吸困难 活动后气促',
      dysphagia: '吞咽 咽下困难 呛咳',
      muscle_weakness: '肌力 无力 乏力 肌力下降 近端肌无力 MMT',
      arthritis: '关节 关节痛 关节肿痛',
      mechanics_hands: '技工手 机械工手 技师手 皮肤',
      gottron_papules: 'Gottron 戈特隆 戈特隆丘疹 皮疹 皮肤',
      heliotrope_rash: '向阳疹 眶周 眼睑 上眼睑 紫红色斑 皮疹 皮肤',
      shawl_sign: '披肩征 披肩疹 皮疹 皮肤',
      v_sign: 'V字征 V区 V形征 颈前 皮疹 皮肤',
      skin_ulceration: '溃疡 皮肤破溃 破溃 皮肤',
      periungual_erythema: '甲周 甲襞 甲皱襞 红斑 皮肤',
      anti_mda5: 'MDA5 CADM-140 抗MDA5 抗体 肌炎抗体',
      anti_ro52: 'Ro52 Ro-52 SSA TRIM21 抗Ro52 抗体 肌炎抗体',
      anti_ars: 'ARS ASA 合成酶 抗合成酶 PL-7 PL-12 EJ OJ 抗ARS 抗体 肌炎抗体 抗ARS抗体 抗氨酰tRNA合成酶抗体 抗合成酶抗体',
      anti_jo1: 'Jo1 Jo-1 抗Jo-1 抗体 肌炎抗体',
      anti_tif1g: 'TIF1 TIF1g TIF1γ gamma p155 抗TIF1 抗体 肌炎抗体',
      anti_ku: 'Ku 抗Ku 抗体 肌炎抗体',
      ferritin: 'SF Fer 血清铁蛋白 铁蛋白',
      crp: 'CRP C反应蛋白 超敏C反应蛋白 hsCRP',
      ldh: 'LDH 乳酸脱氢酶',
      kl6: 'KL6 KL-6 Krebs von den Lungen MUC1 涎液化糖链抗原 涎液化糖链抗原-6',
      ck: 'CK CPK 肌酸激酶 肌酸磷酸激酶 肌酶',
      ast: 'AST GOT 谷草转氨酶 谷草 天门冬氨酸氨基转移酶 转氨酶',
      alt: 'ALT GPT 谷丙转氨酶 谷丙 转氨酶',
      esr: 'ESR 血沉',
      neutrophil_percent: 'NEUT WBC 中性粒细胞 中性粒细胞百分比 中性粒 白细胞 血常规',
      dlco_percent_predicted: 'DLCO TLCO 弥散 弥散功能 弥散量 一氧化碳弥散量 肺功能',
      fvc_percent_predicted: 'FVC 用力肺活量 肺活量 通气 肺功能',
      ild_present: 'ILD HRCT CT 高分辨率CT 间质性肺病 间质性肺炎 间质性肺疾病 肺间质病变',
      hrct_score: 'HRCT CT CT评分 纤维化 磨玻璃 磨玻璃影',
      lung_suvmean: 'SUV PET FDG 摄取 肺摄取 标准摄取值',
      mediastinal_node_abnormal: 'PET FDG 淋巴结 淋巴结肿大 纵隔',
      acute_exacerbation: 'AE AE-ILD 急性加重 诱因',
      pretest_probability: '先验 验前 先验概率 患病率',
      infection_probability: '先验 感染 先验概率'
    } as Readonly<Record<string, string>>
  },
  result: {
    title: '结果',
    overview: '所有评分',
    overviewOf: (asked: number, all: number) => `共 ${all} 个评分，仅询问所选的 ${asked} 个`,
    emptyTitle: '尚未填写数值',
    empty: '填写一个数值即可开始；每多填一个，答案的范围就更窄。计算的评分如下：',
    emptyBar: '填写一个数值即可查看评分',
    noScoreBar: '凭所填内容尚不能得出评分',
    needs: (labels: readonly string[]) => `需要：${list(labels)}`,
    waiting: (labels: readonly string[]) => (labels.length === 1 ? `等待有效数值：${labels[0]}` : `等待中：${labels.length}个数值需要核对`),
    waitingText: '更正之前不显示结果。',
    nothingLost: '您填写的内容都还在。',
    problems: '请核对',
    notApplicable: (title: string) => `${trailed(title)}不适用`,
    doesNotApply: '不适用',
    predicts: (outcome: string, window: string) => `预测${window}的${outcome}。`,
    score: (score: ScoreRange, max: number) => `${range(score)}分（满分${max}分）`,
    scoreWord: '评分',
    rangeBand: '未定：取决于缺失的内容',
    rangeBandBoth: '未定：取决于缺失的内容和无法完成的检查',
    undecided: '未定',
    undecidedBecause: (reasons: readonly string[]) => `未定：${sentences(reasons)}`,
    doubts: '采信之前请核对：',
    check: (labels: readonly string[]) => `请核对：${names(labels)}。`,
    caution: (labels: readonly string[]) => `谨慎解读：${names(labels)}。`,
    morePrecisely: (label: string) => `${label}（需更具体）`,
    observed: (row: Observed, total: number | undefined, outcome: string, window: string) =>
      `${total === undefined ? '' : `在一项${total}例患者的研究中，`}与本例评分相同的${row.total}例患者中，有${row.events}例在${window}发生${outcome}${certainty(row.text)}。`,
    observedEach: (outcome: string, window: string) => `在${window}发生${outcome}的患者：`,
    rowLabel: (score: number) => `评分 ${score}`,
    counts: (row: { events: number; total: number; text: ProportionText }) => counts(row),
    icons: (row: Observed, outcome: string) => `评分 ${row.score} 的${row.total}例患者中，${row.events}例发生${outcome}`,
    printedRisk: ({ percent: digits, outcome, window }: PrintedRisk) => `${percent(digits)}，${window}的${outcome}`,
    printedIn: (cohort: string) => `${cohort}：`,
    noInterval: '原文所载。所读资料未载其所依据的例数，因此无法给出置信区间。',
    noCounts: (perBand: boolean) => (perBand ? '原文按分级给出风险；分级确定之前，一项也不显示。' : '所读资料未载例数，也未载风险，因此均不显示。'),
    barCounts: (row: Observed) => `研究中${counts(row)}`,
    barMore: '结果',
    open: (titles: readonly string[]) => `尚未确定：${list(titles)}`,
    openUntil: (label: string) => `${trailed(label)}明确之前未定`,
    onlyMissing: (line: string, label: string) => `${line}；${trailed(label)}不明`,
    checks: (count: number) => `我们对论文的核查：${count}项发现`,
    checkRows: '所依据的核查项',
    announce: (title: string, score: string, band: string, row: Observed | undefined, outcome: string) =>
      `${title}：${score}，${sentence(band)}${row === undefined ? '' : `研究中${row.total}例有${row.events}例发生${outcome}${certainty(row.text)}。`}`
  },
  compare: {
    tools: '如何使用结果',
    loading: '正在打开……',
    failed: '无法加载此部分。很可能是没有网络，而且此浏览器未保存离线副本。您填写的内容仍在。',
    again: '重试',
    unknown: '不明',
    quantity: (text: string, unit: string) => quantity(text, unit, space),
    converted: (text: string) => `（= ${text}）`,
    same: '无变化',
    missing: (labels: readonly string[]) => `不明：${list(labels)}`,
    changed: (parts: readonly ComparedPart[]) => `有变化：${comparedParts(parts)}`,
    change: ({ title, before, after, changed }: ComparedScore) => {
      if (after.score === '') return `${title}：${before.score || before.side} → ${after.side}`;
      if (!changed.includes('score')) return `${title}：${after.score}不变；有变化：${comparedParts(changed)}`;
      return `${title}：${before.score || before.side} → ${after.score}，${changed.includes('band') ? '现为' : '仍为'}${after.side}`;
    },
    spoken: ({ title, before, after, changed }: ComparedScore) => {
      if (after.score === '') return `${title}：从“${before.score || before.side}”变为“${after.side}”。`;
      if (!changed.includes('score')) return `${title}：${after.score}不变；有变化：${comparedParts(changed)}。`;
      return `${title}：从“${before.score || before.side}”变为“${after.score}”，${changed.includes('band') ? '现为' : '仍为'}${after.side}。`;
    },
    rest: (changed: number, all: number) => (changed === 0 ? '没有评分发生变化。' : changed === all ? '每个评分都有变化。' : `其余${all - changed}个评分不变。`),
    counts: (row: Observed) => `研究中${counts(row)}`,
    countsAt: (row: Observed) => `评分 ${row.score}：${counts(row)}`,
    posttest: (pretest: Pretest, posttest: Posttest) => beforeAndAfter(pretest, posttest),
    posttestAt: (pretest: Pretest, posttest: Posttest) => `评分 ${posttest.score}：${beforeAndAfter(pretest, posttest)}`,
    printed: ({ cohort, percent: digits, outcome, window }: PrintedRisk) => `${cohort}：${percent(digits)}，${window}的${outcome}；原文所载，无置信区间`,
    check: (labels: readonly string[]) => `请核对：${names(labels)}。`
  },
  whatIf: {
    open: '假设……',
    openFor: (label: string) => `假设……${label}`,
    title: '假设',
    intro: '换一个数值或答案，看看每个评分会如何。在您保留新值之前，已填写的内容保持不变。',
    which: '要更改的项目',
    choose: '选择一个项目',
    known: '已知',
    unknown: '不明',
    option: (label: string, value: string) => `${label}：${value}`,
    now: (value: string) => `目前：${value}`,
    then: (value: string) => `假设：${value}`,
    unchanged: '请填写另一个数值，以查看会有什么变化。',
    caption: (label: string) => `每个评分的现状，以及${led(trailed(label))}换为另一数值后的结果`,
    keep: '保留此值',
    back: '返回'
  },
  timePoints: {
    open: '第二个时间点……',
    edit: '时间点……',
    compare: '比较',
    unnamed: { first: '第一次', second: '第二次' },
    entering: '表单和结果所属的时间点',
    resultOf: (name: string) => `结果：${name}`,
    addTitle: '第二个时间点',
    nameTitle: '时间点',
    intro: '填写同一患者在较晚时间的数据，并比较两次。两次数据都只保存在此标签页的内存中。',
    nameFirst: '第一次的名称',
    nameSecond: '第二次的名称',
    nameHint: '例如“入院”或“第14天”。请勿填写患者的姓名或编号。',
    copy: '从第一次复制',
    copyLasting: '诊断与抗体',
    copyAll: '全部内容',
    copyLastingHint: '复制年龄、性别、诊断和抗体。症状与体征、血液检查、肺功能和影像均从空白开始。',
    copyAllHint: '复制全部内容；请更改不同之处。未重新测量的数值也会因此看似新值。',
    add: '添加时间点',
    done: '完成',
    back: '返回',
    remove: (name: string) => `移除“${name}”`,
    removed: (name: string) => `已移除“${name}”。`,
    undo: '撤销',
    dismiss: '关闭',
    compareTitle: (before: string, after: string) => `${before} → ${after}`,
    uneven: (titles: readonly string[]) => `两次已知的数值不尽相同（${list(titles)}）：部分差异可能仅由此造成。`,
    caveat: '这些评分均未针对随时间的变化进行过研究：两次之间的差异没有已发表的意义。',
    scores: '评分',
    scoresCaption: (before: string, after: string) => `每个评分，${trailed(before)}与${led(after)}`,
    entered: '填写内容',
    enteredCaption: (before: string, after: string) => `不同的数值，${trailed(before)}与${led(after)}`,
    noneChanged: '两次都已知的数值没有不同。',
    once: (count: number) => `仅在其中一次已知的数值：${count}项`,
    sameEntered: (count: number) => `${count}项数值两次相同。`
  },
  posttest: {
    title: '验前与验后概率',
    own: (pretest: Pretest) =>
      `未填写验前概率：采用原研究的比例 ${percent(pretest.text)}（${pretest.total}例中${pretest.events}例）。在未经选择的人群中，该概率更低。`,
    chosen: (pretest: Pretest) => `您的验前概率：${percent(pretest.text)}。`,
    percent,
    before: (text: string) => `验前 ${percent(text)}`,
    after: (text: ProportionText) => (text.percent === null ? '' : `验后 ${percent(text.percent)}`),
    interval: (text: ProportionText) => `（${interval(text)}）`,
    arrow: '随后',
    waiting: '等待有效的验前概率。',
    differs: '与上方的例数略有不同，因为每格加上了半例患者。',
    ratio: ({ likelihood_ratio: { text } }: Posttest) => `似然比 ${estimate(text)}`,
    caveat: '该置信区间只反映似然比的不确定性，不反映验前概率的不确定性。',
    methodTitle: '如何计算',
    method: '似然比由研究的例数得出，每格加上半例患者（Jeffreys 法）；置信区间以 delta 法在其对数上计算。'
  },
  items: {
    title: '计分依据',
    points: ({ points_range: points }: ItemResult) => `${range(points)}分`,
    state: (item: ItemResult) =>
      item.state === 'could_not_perform' ? '无法完成检查'
        : item.state === 'imprecise' ? '信息不足，得分未定'
        : item.met === null ? '不明'
          : item.met ? '符合' : '不符合'
  },
  missing: {
    title: '缺失内容',
    intro: '在其他数值不变时，每个缺失的数值还可能改变什么：',
    yes: '有',
    no: '无',
    either: (labels: readonly string[]) => labels.join('或'),
    points: (points: number) => `得${points}分的数值`,
    list: (labels: readonly string[]) => `缺失内容：${list(labels)}`,
    outcome: (when: string, score: ScoreRange, band: string | null) => `${when}：${range(score)}分（${band ?? '可能的分级不止一个'}）`,
    decided: (band: string) => `分级已经确定：${band}，无论缺失的数值如何。`
  },
  next: {
    begin: '先填什么',
    title: '最能决定结果的项目',
    more: (count: number) => `另有${count}项会有帮助`,
    effort: {
      history: '病史',
      examination: '体格检查',
      blood_test: '血液检查',
      antibody_test: '抗体检测',
      lung_function: '肺功能',
      hrct: 'CT',
      pet_ct: 'PET/CT'
    } satisfies Record<Effort, string>,
    settles: (titles: readonly string[]) => `能够确定：${list(titles)}。`,
    maySettle: (titles: readonly string[]) => `有可能确定：${list(titles)}。`,
    narrows: (titles: readonly string[]) => `缩小范围：${list(titles)}。`,
    answers: '每个答案的结果',
    now: (title: string, score: ScoreRange) => `${trailed(title)}目前${range(score)}分。`,
    after: (when: string, score: ScoreRange, band: string | null) => `${when}：${range(score)}分，${band ?? '仍未定'}。`,
    announce: (label: string, effort: string) => `接下来最能决定结果的是：${label}，${effort}。`
  },
  population: {
    differs: '您的患者与用于建立该评分的患者有以下不同：',
    summary: (same: number, differs: number, unknown: number) =>
      `与队列比较：${[
        differs === 0 ? '' : `${differs}项不同`,
        same === 0 ? '' : `${same}项相同`,
        unknown === 0 ? '' : `${unknown}项不明`
      ].filter((part) => part !== '').join('，')}`,
    state: {
      same: '与队列相同',
      differs: '不同',
      unknown: '不明'
    } satisfies Record<PopulationMatch['state'], string>
  },
  views: {
    show: (title: string) => `${trailed(title)}的显示方式`,
    names: { icons: '图标', sentence: '文字', table: '表格', nomogram: '列线图' },
    loading: '正在加载……',
    failed: '无法加载此视图。很可能是没有网络，而且此浏览器未保存离线副本。',
    again: '重试',
    score: '评分',
    counted: '患者数',
    count: ({ events, total }: Observed) => `${events}/${total}例`,
    share: '占比',
    interval: ci,
    percent: (text: ProportionText) => (text.percent === null ? '–' : percent(text.percent)),
    bounds,
    ratio: '似然比',
    ratioBounds: ({ ci_low, ci_high }: EstimateText) => `${ci_low}～${ci_high}`,
    before: '验前概率',
    pretest: ({ text }: Pretest) => percent(text),
    after: '验后概率'
  },
  about: {
    title: (name: string) => `关于${led(name)}`,
    madeIn: '建立该评分的人群',
    events: (events: number, total: number, outcome: string) => `${total}例中${events}例发生${outcome}。`,
    includedList: (parts: readonly string[]) => `纳入：${names(parts)}。`,
    excludedList: (parts: readonly string[]) => `排除：${names(parts)}。`,
    outcome: '预测内容',
    window: (outcome: string, window: string) => `${window}的${outcome}。`,
    perScore: '各评分的观察结果',
    performance: '区分度',
    atCutoff: (cutoff: number) => `评分 ${cutoff} 或以上，附 95% 置信区间：`,
    kind: { apparent: '未经验证。', validated: '已经验证。' },
    metric: {
      sensitivity: '敏感度',
      specificity: '特异度',
      positive_predictive_value: '阳性预测值',
      negative_predictive_value: '阴性预测值',
      accuracy: '准确度'
    } satisfies Record<DerivedMetric['metric'], string>,
    auc: 'ROC 曲线下面积',
    aucValue: (text: EstimateText) => estimate(text),
    limitations: '局限',
    source: '来源',
    online: '在线',
    place: (place: string) => `来源：${place}。`,
    short: ({ authors, container, year }: Source) => `${authors} ${container} ${year}.`,
    citation: (source: Source) => `${source.authors} ${source.title}. ${source.container} ${source.year}.`,
    verification: {
      full_text: '已对照论文全文核查。',
      abstract: '规则读自摘要，而非论文全文。'
    } satisfies Record<Verification['level'], string>,
    versions: (model: string, modelVersion: string, program: string, data: string) =>
      `${trailed(model)}数据 ${modelVersion}；程序 ${program}；全部数据 ${data}。`
  },
  factors: {
    title: '相关因素',
    lead: '与快速进展性间质性肺病相关的表现，每项单独来看（合并单因素比值比）。',
    none: (count: number) => `${count}个因素目前均不明。填写症状与体征、抗体或血液检查后，可查看相应因素。`,
    absent: (count: number) => `${count}个因素为无，或未达到任何截断值`,
    all: (count: number) => `全部${count}个因素，见图和表`,
    ratio: (window: CatalogueWindow) =>
      window.text === null ? '没有研究。' : `比值比 ${window.text}，${window.studies}项研究${heterogeneity(window)}。标注为${label[window.label_printed] ?? window.label_printed}。`,
    window: (window: CatalogueWindow) =>
      window.text === null
        ? `没有研究；标注为${label[window.label_printed] ?? window.label_printed}`
        : `${window.text}；${window.studies}项研究，${window.patients}例中${window.rp_ild}例有 RP-ILD${heterogeneity(window)}${window.p === null ? '' : `；p ${window.p}`}；标注为${label[window.label_printed] ?? window.label_printed}`,
    found: ([title, ...more]: readonly string[]) => `我们的核查：“${title}”${more.length === 0 ? '' : `，另有${more.length}项发现`}。`,
    cutoffs: '各研究自身的截断值',
    cutoff: (study: string, printed: string) => `${study}：${printed}`,
    doubtful: '存疑：',
    elsewhere: '其他来源',
    elsewhereRow: (name: string, text: string, population: string) => `${name}：${text}，${population}。`,
    findings: '我们核查的发现',
    label: (printed: string) => label[printed] ?? printed,
    printedAs: (printed: string) => `原文写作“${printed}”。`
  },
  outcome: {
    group: (name: string, patients: number) => `${name}，${patients}例患者`,
    own: '本患者',
    died: (row: Counted) => counts(row),
    icons: (row: Counted, group: string, time: string) => `${group}，${time}：${row.total}例中${row.events}例死亡`,
    plot: {
      row: (group: string, time: string) => `${group}，${time}`,
      count: (events: number, total: number) => `${events}/${total}例`,
      printed: (printed: string) => `${percent(printed)}，原文所载，无例数`
    },
    printedOnly: (printed: string) => `${percent(printed)}，原文所载；没有任何患者例数能得出该百分比`,
    more: '该来源及其核查发现',
    test: (positive: string) => `是否为${led(positive)}？`,
    accuracy: ({ sensitivity, specificity, positive_likelihood_ratio: positive, negative_likelihood_ratio: negative }: Discrimination) =>
      `敏感度 ${counts(sensitivity)}，特异度 ${counts(specificity)}；似然比：阳性结果 ${estimate(positive.text)}，阴性结果 ${estimate(negative.text)}。`,
    prevalence: ({ basis, text }: Prevalence) =>
      basis === 'cohort' ? `未填写感染概率：采用原研究的比例 ${percent(text)}。` : `您填写的检测前感染概率：${percent(text)}。`,
    positive: '阳性',
    negative: '阴性',
    after: (result: string, name: string, { text }: Predictive) =>
      `检测结果为${result}时，${name}的概率：${text.percent === null ? '' : percent(text.percent)}（${interval(text)}）。`,
    waiting: '等待有效的感染概率。'
  },
  out: {
    copy: '复制到病历',
    print: '打印',
    save: '保存',
    open: '打开',
    close: '关闭',
    cancel: '取消',
    loading: '正在打开……',
    failed: '无法加载此部分。很可能是没有网络，而且此浏览器未保存离线副本。您填写的内容仍在。',
    again: '重试',
    answer: (score: string, band: string) => `${score}，${band}`,
    sentence,
    row: (name: string, text: string) => sentence(`${name}：${text}`),
    printed: (cohort: string, risk: string) => sentence(`${cohort}${risk}`),
    posttest: (name: string | null, { text, likelihood_ratio: ratio }: Posttest) =>
      `${name === null ? '' : `${name}：`}验后概率${text.percent === null ? '' : ` ${percent(text.percent)}`}（${interval(text)}）；似然比 ${estimate(ratio.text)}。`,
    quantity: (value: string, unit: string) => quantity(value, unit, ' '),
    source: (citation: string, place: string) => (place === '' ? citation : `${citation} ${place}`),
    notAsked: '未询问',
    doesNotApply: (reasons: readonly string[]) => `不适用。${sentences(reasons)}`
  }
};
