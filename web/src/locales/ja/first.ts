// The page in Japanese. The terms are those of the core's Japanese texts.
import type {
  CatalogueWindow, Counted, Discrimination, EstimateText, ItemResult, Observed, Posttest, Predictive, Pretest, Prevalence,
  PrintedRisk, ProportionText, ScoreRange, Source
} from '../../engine';
import type { FirstMessages } from '../en/first';
import type { ComparedPart, ComparedScore } from '../en/phrases';
import {
  bandChange, beforeAndAfter, bounds, certainty, ci, comparedParts, counts, estimate, folded, heterogeneity, interval, inTheStudy,
  label, labelled, list, names, percent, quantity, range, sentence, share, space
} from './phrases';

export const ja: FirstMessages = {
  language: 'ja',
  /** How sentences and names stand together, where a component puts them so. */
  say: {
    gap: '',
    sentence,
    sentences: (parts: readonly string[]) => parts.join(''),
    named: (name: string, text: string) => `${name}：${text}`,
    and: (one: string, other: string) => `${one}、${other}`,
    list
  },
  page: {
    name: 'MyoLung',
    subject: '筋炎における間質性肺疾患',
    documentTitle: (room: string) => `${room} – MyoLung`,
    rooms: 'ページ一覧',
    bedside: 'ベッドサイド',
    evidence: 'エビデンス',
    preferences: '設定',
    opening: '開いています…',
    openFailedTitle: 'このページを開けませんでした',
    openFailed: 'おそらくネットワークに接続されておらず、このブラウザにオフライン用の写しもありません。ベッドサイドで入力した内容は残っています。',
    openAgain: '再試行',
    skipToResult: '結果へ移動',
    skip: '本文へ移動',
    unknownTitle: 'このアドレスには何もありません',
    unknown: (address: string) => `MyoLungには「${address}」というアドレスのページや資料はありません。別のバージョンのリンクかもしれません。`,
    unknownLinks: '次のいずれかに進んでください：',
    loading: 'MyoLungを開いています…',
    loadFailed: 'MyoLungを起動できませんでした',
    loadFailedRemedy: 'おそらくファイルの一部を受信できませんでした。再試行してください。それでも解決しない場合は、Firefox、Chrome、Edge、Safariのいずれかの最新版をお使いください。',
    stopped: 'MyoLungは内部エラーのため停止しました',
    stoppedRemedy: 'ページを再読み込みし、値を入力し直してください。これまでに表示された結果には影響しません。',
    technical: '技術的な詳細',
    judgement: '臨床判断に代わるものではありません。',
    nothingLeaves: '入力内容がこの端末の外に出ることはありません',
    privacy: 'プライバシーとその確認方法',
    offlineReady: 'この端末に保存済み：ネットワークがなくても開けます。',
    offlineUnavailable: 'このブラウザはオフライン用の写しを保存しません。ページを開くにはネットワークが必要です。',
    notices: '注意事項',
    licences: '使用しているソフトウェアのライセンス',
    newTab: '（新しいタブで開きます）',
    version: (program: string, data: string) => `MyoLung ${program}、データ${data}`
  },
  update: {
    title: '新しいバージョン',
    ready: '新しいバージョンの準備ができました。',
    useIt: '今すぐ使う',
    later: '後で',
    loses: 'ページが再読み込みされ、入力した内容は消去されます。',
    reload: '再読み込みして消去',
    keep: '入力内容を残す',
    again: '新しいバージョンがあります'
  },
  languages: {
    menu: '言語',
    unreviewed: 'この翻訳は、まだ臨床医による確認を受けていません。疑わしい場合は英語版の文章を優先してください。',
    english: '英語で読む',
    failed: 'この言語を開けませんでした。おそらくネットワークに接続されておらず、このブラウザにオフライン用の写しもありません。'
  },
  bedside: {
    title: 'ベッドサイドでみる筋炎関連ILD',
    lead: 'わかっていることを一度だけ入力してください。適用できる発表済みのスコアすべてについて、例数、信頼区間、限界を示します。'
  },
  form: {
    unitAsBefore: (unit: string) => `単位は${unit}（この端末で前回選択した単位）です。`,
    unitKept: (unit: string) => `今後、この項目は${unit}で始まります。`,
    title: 'わかっていること',
    intro: '不明な項目は空欄のままにしてください。何も仮定しません。',
    steps: {
      patient: '患者と診断',
      signs: '症状・身体所見',
      antibodies: '抗体',
      bloods: '血液検査',
      imaging: '肺機能と画像',
      exacerbation: '急性増悪',
      other: 'その他'
    },
    more: (step: string, count: number, entered: number, toCheck: number) =>
      `関連因子のための他の${step === 'antibodies' ? '抗体' : step === 'bloods' ? '血液検査' : '所見'}${count}項目${folded(entered, toCheck)}`,
    rest: (count: number, entered: number, toCheck: number) => `これらのスコアに不要な${count}項目${folded(entered, toCheck)}`,
    usedBy: (titles: readonly string[]) => `使用：${list(titles)}。`,
    estimate: 'ご自身の見積もり',
    yes: 'あり',
    no: 'なし',
    unknown: '不明',
    unit: (label: string) => `${label}の単位`,
    converted: (value: string, unit: string) => `= ${quantity(value, unit)}`,
    error: 'エラー：',
    useUnit: (unit: string) => `${unit}を使う`,
    useUnitFor: (unit: string, label: string) => `${unit}を使う：${label}`,
    questions: 'これで正しいですか',
    right: 'これで正しい',
    rightFor: (label: string) => `これで正しい：${label}`,
    bothRight: '両方とも正しい',
    pretestHint: (help: string, title: string, outcome: string, events: number, total: number) =>
      `${help}${title}で用いる、${outcome}の確率です。空欄の場合は、元の研究での割合（${share({ events, total })}）を用います。`,
    infectionHint: (help: string) => `${help}空欄の場合は、研究での割合を用います。`,
    remark: (score: string, message: string) => `${score}：${message}`,
    othersNo: '残りはすべて「なし」',
    othersNoIn: (group: string) => `残りはすべて「なし」、${group}`,
    noneKnown: 'すべて「不明」',
    noneKnownIn: (group: string) => `すべて「不明」、${group}`,
    setToNo: (count: number) => `${count}項目を「なし」にしました。`,
    setToUnknown: (count: number) => `${count}項目を「不明」にしました。`,
    clear: 'すべて消去',
    cleared: 'すべての入力を消去しました。',
    undo: '元に戻す',
    undoOf: (name: string) => `元に戻す：${name}`,
    undone: (name: string) => `元に戻しました：${name}。`,
    undoNames: {
      field: (label: string) => label,
      unit: (label: string) => `${label}の単位`,
      setToNo: (group: string, count: number) => `${group}、${count}項目を「なし」に設定`,
      setToUnknown: (group: string, count: number) => `${group}、${count}項目を「不明」に設定`,
      cleared: 'すべて消去',
      replaced: 'すべての値の置き換え'
    },
    find: {
      label: '項目を検索',
      found: (count: number) => `${count}項目`,
      none: (text: string) => `「${text}」に合う項目はありません。`
    },
    ask: {
      title: (chosen: number | null, all: number) => `入力の対象：${chosen === null ? `全${all}スコア` : `${all}スコア中${chosen}スコア`}`,
      lead: 'スコアを選ぶと、そのスコアに必要な項目だけを尋ねます。',
      predicts: (outcome: string, window: string) => `${window}の${outcome}`,
      all: 'すべてのスコアを対象にする',
      notAsked: (count: number) => `入力した値のうち${count}個は、これらのスコアでは尋ねません`,
      notAskedLead: '入力は残っています。移動先：'
    },
    synonyms: {
      age: '年齢 ねんれい 歳',
      sex: '性別 せいべつ 男性 女性 だんせい じょせい',
      iim_subtype: '診断 病型 しんだん びょうけい DM PM CADM ADM ASyS ASSD 皮膚筋炎 ひふきんえん 多発性筋炎 多発筋炎 たはつ 無筋症性 むきん 無筋炎型 抗合成酵素症候群 抗ARS抗体症候群 無筋症性皮膚筋炎 臨床的無筋症性皮膚筋炎',
      disease_duration: '罹病期間 りびょうきかん 発症 はっしょう 期間 経過 か月 ヶ月 週',
      overlap_ctd: 'CTD 膠原病 こうげんびょう 結合組織病 重複 オーバーラップ SLE 全身性エリテマトーデス シェーグレン SS 強皮症 SSc 関節リウマチ RA',
      malignancy: '悪性腫瘍 あくせいしゅよう がん ガン 癌 腫瘍 新生物',
      rp_ild_present: 'RPILD RP-ILD 急速進行性 急速進行 きゅうそく 間質性肺炎 間質性肺疾患 急速進行性間質性肺炎',
      pulmonary_infection: '肺感染症 はいかんせん 肺炎 はいえん 感染',
      fever: '発熱 はつねつ 体温 熱',
      dyspnea: '呼吸困難 こきゅうこんなん 息切れ いきぎれ 息苦しさ SOB',
      dysphagia: '嚥下障害 えんげ 嚥下困難 飲み込み',
      muscle_weakness: '筋力低下 きんりょく 脱力 MMT',
      arthritis: '関節炎 かんせつ 関節 関節痛',
      mechanics_hands: '機械工の手 きかいこう メカニックハンド メカニクスハンド',
      gottron_papules: 'ゴットロン ごっとろん ゴットロン徴候 Gottron 皮膚 皮疹',
      heliotrope_rash: 'ヘリオトロープ へりおとろーぷ heliotrope 眼瞼 まぶた 皮膚 皮疹',
      shawl_sign: 'ショール しょーる ショール徴候 shawl 皮膚 皮疹',
      v_sign: 'Vサイン Vネック V徴候 頸部 前胸部 皮膚 皮疹',
      skin_ulceration: '皮膚潰瘍 ひふかいよう 潰瘍 かいよう 皮膚',
      periungual_erythema: '爪囲紅斑 そういこうはん 爪 爪周囲 紅斑 皮膚',
      anti_mda5: 'MDA5 抗MDA5 MDA-5 CADM-140 抗体',
      anti_ro52: 'Ro52 Ro-52 抗Ro52 SSA SS-A TRIM21 抗体',
      anti_ars: 'ARS 抗ARS ASA 抗ARS抗体 アミノアシル PL-7 PL-12 EJ OJ 抗体',
      anti_jo1: 'Jo1 Jo-1 抗Jo-1 抗体',
      anti_tif1g: 'TIF1 TIF1g TIF1γ 抗TIF1 p155 ガンマ 抗体',
      anti_ku: 'Ku 抗Ku 抗体',
      ferritin: 'フェリチン ふぇりちん ferritin SF 血清フェリチン',
      crp: 'CRP C反応性蛋白 C反応性タンパク',
      ldh: 'LDH LD 乳酸脱水素酵素 乳酸デヒドロゲナーゼ',
      kl6: 'KL6 KL-6 シアル化糖鎖抗原 Krebs MUC1',
      ck: 'CK CPK クレアチンキナーゼ',
      ast: 'AST GOT 肝酵素 トランスアミナーゼ',
      alt: 'ALT GPT 肝酵素 トランスアミナーゼ',
      esr: 'ESR 赤沈 せきちん 血沈 けっちん 赤血球沈降速度',
      neutrophil_percent: '好中球 こうちゅうきゅう NEUT 好中球比率 白血球 WBC 分画',
      dlco_percent_predicted: 'DLCO TLCO 肺拡散能 拡散能 かくさんのう 一酸化炭素 肺機能 はいきのう',
      fvc_percent_predicted: 'FVC %FVC 努力肺活量 どりょく 肺活量 スパイロメトリー 肺機能 はいきのう',
      ild_present: 'HRCT CT 高分解能CT 間質性肺疾患 間質性肺炎 かんしつせい ILD',
      hrct_score: 'HRCT CTスコア CT 線維化 すりガラス影 すりガラス陰影',
      lung_suvmean: 'SUV PET FDG 集積 しゅうせき 肺 PET/CT',
      mediastinal_node_abnormal: 'PET FDG リンパ節 りんぱせつ 縦隔 じゅうかく リンパ節腫大 リンパ節腫脹',
      acute_exacerbation: 'AE 急性増悪 きゅうせいぞうあく 増悪 契機 誘因',
      pretest_probability: '検査前確率 事前確率 じぜん 有病率 確率',
      infection_probability: '事前確率 じぜん 感染 感染確率 確率'
    }
  },
  result: {
    title: '結果',
    overview: 'すべてのスコア',
    overviewOf: (asked: number, all: number) => `全${all}スコアのうち、選択した${asked}件だけを表示`,
    emptyTitle: '値がまだ入力されていません',
    empty: '値が一つあれば始められます。入力が増えるごとに答えが絞られます。計算するスコア：',
    emptyBar: '値を入力するとスコアが表示されます',
    noScoreBar: '入力した値からはまだスコアが出ません',
    needs: (labels: readonly string[]) => `必要な項目：${names(labels)}`,
    waiting: (labels: readonly string[]) =>
      labels.length === 1 ? `${labels[0]}の有効な値が必要です` : `保留中：${labels.length}個の値の確認が必要です`,
    waitingText: '修正されるまで、結果は表示しません。',
    nothingLost: '入力した内容はすべて残っています。',
    problems: '確認してください',
    notApplicable: (title: string) => `${title}は適用対象外です`,
    doesNotApply: '適用対象外',
    predicts: (outcome: string, window: string) => `${window}の${outcome}を予測します。`,
    score: (score: ScoreRange, max: number) => `${max}点満点中${range(score)}点`,
    scoreWord: 'スコア',
    rangeBand: '未確定：不足している項目によります',
    rangeBandBoth: '未確定：不足している項目と、実施不能だった項目によります',
    undecided: '未確定',
    undecidedBecause: (reasons: readonly string[]) => `未確定：${reasons.join('')}`,
    doubts: '判断に用いる前に確認してください：',
    check: (labels: readonly string[]) => `要確認：${names(labels)}。`,
    caution: (labels: readonly string[]) => `慎重に解釈：${names(labels)}。`,
    morePrecisely: (label: string) => `${label}（より詳しく）`,
    observed: (row: Observed, total: number | undefined, outcome: string, window: string) =>
      `${total === undefined ? '' : `${total}例の研究で、`}このスコアの患者${share(row)}が${window}に${outcome}を発症しました${certainty(row.text)}。`,
    observedEach: (outcome: string, window: string) => `${window}に${outcome}を発症した患者：`,
    rowLabel: (score: number) => `スコア${score}`,
    counts: (row: { events: number; total: number; text: ProportionText }) => counts(row),
    icons: (row: Observed, outcome: string) => `スコア${row.score}の患者${share(row)}が${outcome}を発症しました`,
    printedRisk: ({ percent: digits, outcome, window }: PrintedRisk) => `${window}の${outcome}は${percent(digits)}`,
    printedIn: (cohort: string) => `${cohort}では、`,
    noInterval: '記載のとおりの値です。読んだ資料にはもとになる例数が記載されていないため、信頼区間は示せません。',
    noCounts: (perBand: boolean) =>
      perBand ? 'リスクは区分ごとに記載されています。区分が確定するまでは示しません。' : '読んだ資料には例数もリスクも記載されていないため、どちらも示しません。',
    barCounts: (row: Observed) => inTheStudy(row),
    barMore: '結果',
    open: (titles: readonly string[]) => `未確定：${list(titles)}`,
    openUntil: (label: string) => `${label}がわかるまで未確定`,
    onlyMissing: (line: string, label: string) => `${line}（${label}は不明）`,
    checks: (count: number) => `論文の数値の検算：指摘${count}件`,
    checkRows: 'もとになった検算',
    announce: (title: string, score: string, band: string, row: Observed | undefined, outcome: string) =>
      `${title}、${score}、${sentence(band)}${row === undefined ? '' : `${inTheStudy(row)}が${outcome}を発症しました。`}`
  },
  compare: {
    tools: '結果の利用',
    loading: '開いています…',
    failed: 'この部分を読み込めませんでした。おそらくネットワークに接続されておらず、このブラウザにオフライン用の写しもありません。入力した内容は残っています。',
    again: '再試行',
    unknown: '不明',
    quantity,
    converted: (text: string) => `（= ${text}）`,
    same: '変化なし',
    missing: (labels: readonly string[]) => `不明：${names(labels)}`,
    changed: (parts: readonly ComparedPart[]) => `変化：${comparedParts(parts)}`,
    change: (score: ComparedScore) => {
      const { title, before, after, changed } = score;
      if (after.score === '') return `${title}：${before.score || before.side} → ${after.side}`;
      if (!changed.includes('score')) return `${title}：${after.score}のまま。変化：${comparedParts(changed)}`;
      return `${title}：${before.score || before.side} → ${after.score}（${bandChange(score)}）`;
    },
    spoken: (score: ComparedScore) => {
      const { title, before, after, changed } = score;
      if (after.score === '') return `${title}：「${before.score || before.side}」から「${after.side}」に変化。`;
      if (!changed.includes('score')) return `${title}：${after.score}のまま。変化：${comparedParts(changed)}。`;
      return `${title}：「${before.score || before.side}」から「${after.score}」に変化、${bandChange(score)}。`;
    },
    rest: (changed: number, all: number) =>
      changed === 0 ? '変化するスコアはありません。' : changed === all ? 'すべてのスコアが変化します。' : `他の${all - changed}個のスコアは変わりません。`,
    counts: (row: Observed) => inTheStudy(row),
    countsAt: (row: Observed) => `スコア${row.score}：${counts(row)}`,
    posttest: (pretest: Pretest, posttest: Posttest) => beforeAndAfter(pretest, posttest),
    posttestAt: (pretest: Pretest, posttest: Posttest) => `スコア${posttest.score}：${beforeAndAfter(pretest, posttest)}`,
    printed: ({ cohort, percent: digits, outcome, window }: PrintedRisk) => `${cohort}では、${window}の${outcome}は${percent(digits)}；記載のとおり、信頼区間なし`,
    check: (labels: readonly string[]) => `要確認：${names(labels)}。`
  },
  whatIf: {
    open: '仮定する…',
    openFor: (label: string) => `仮定する… ${label}`,
    title: '仮定する',
    intro: '値を一つ、別の数値または答えに変えて、すべてのスコアがどうなるかを確かめられます。新しい値を採用するまで、入力した内容はそのままです。',
    which: '変える値',
    choose: '値を選択',
    known: '入力済み',
    unknown: '不明',
    option: (label: string, value: string) => `${label}：${value}`,
    now: (value: string) => `現在：${value}`,
    then: (value: string) => `仮定：${value}`,
    unchanged: '別の値を入力すると、何が変わるかが表示されます。',
    caption: (label: string) => `現在のすべてのスコアと、${label}を別の値にした場合`,
    keep: 'この値を採用',
    back: '戻る'
  },
  timePoints: {
    open: '第2時点…',
    edit: '時点…',
    compare: '比較',
    unnamed: { first: '第1時点', second: '第2時点' },
    entering: '入力欄と結果の時点',
    resultOf: (name: string) => `結果：${name}`,
    addTitle: '第2時点',
    nameTitle: '時点',
    intro: '同じ患者の後の時点の値を入力し、二つを比較します。どちらもこのタブのメモリだけに保持されます。',
    nameFirst: '第1時点の名前',
    nameSecond: '第2時点の名前',
    nameHint: '例：入院時、14日目。患者の氏名や番号は入れないでください。',
    copy: '第1時点からコピー',
    copyLasting: '診断と抗体',
    copyAll: 'すべて',
    copyLastingHint: '年齢、性別、診断、抗体をコピーします。症状・身体所見、血液検査、肺機能、画像は空欄から始まります。',
    copyAllHint: 'すべてをコピーします。異なる値を変更してください。再測定していない値は、新しい値のようにみえてしまいます。',
    add: '時点を追加',
    done: '完了',
    back: '戻る',
    remove: (name: string) => `「${name}」を削除`,
    removed: (name: string) => `「${name}」を削除しました。`,
    undo: '元に戻す',
    dismiss: '閉じる',
    compareTitle: (before: string, after: string) => `${before} → ${after}`,
    uneven: (titles: readonly string[]) =>
      `二つの時点でわかっている値が同じではありません（${list(titles)}）。差の一部は、それだけで生じている可能性があります。`,
    caveat: 'これらのスコアはいずれも、経時的変化について検討されていません。2時点の差の意味について、発表された知見はありません。',
    scores: 'スコア',
    scoresCaption: (before: string, after: string) => `すべてのスコア、${before}と${after}`,
    entered: '入力値',
    enteredCaption: (before: string, after: string) => `異なる値、${before}と${after}`,
    noneChanged: '両方の時点でわかっている値に、異なるものはありません。',
    once: (count: number) => `一方の時点でだけわかっている値${count}個`,
    sameEntered: (count: number) => `${count}個の値は両方の時点で同じです。`
  },
  posttest: {
    title: '検査前後の確率',
    own: (pretest: Pretest) =>
      `検査前確率が入力されていないため、元の研究での割合${percent(pretest.text)}（${pretest.total}例中${pretest.events}例）を用います。選別されていない集団では、これより低くなります。`,
    chosen: (pretest: Pretest) => `選択した検査前確率：${percent(pretest.text)}。`,
    percent,
    before: (text: string) => `検査前${percent(text)}`,
    after: (text: ProportionText) => (text.percent === null ? '' : `検査後${percent(text.percent)}`),
    interval: (text: ProportionText) => `（${interval(text)}）`,
    arrow: 'その後',
    waiting: '有効な検査前確率が必要です。',
    differs: '各セルに0.5例を加えるため、上の例数とはわずかに異なります。',
    ratio: ({ likelihood_ratio: { text } }: Posttest) => `尤度比${estimate(text)}`,
    caveat: '信頼区間が反映するのは尤度比の不確かさだけで、検査前確率の不確かさは含みません。',
    methodTitle: '計算方法',
    method: '尤度比は、研究の例数の各セルに0.5例を加えて求めます（Jeffreys）。信頼区間は、その対数にデルタ法を用いて求めます。'
  },
  items: {
    title: '採点の根拠',
    points: ({ points_range }: ItemResult) => `${range(points_range)}点`,
    state: (item: ItemResult) =>
      item.state === 'could_not_perform' ? '実施不能'
        : item.state === 'imprecise' ? '情報不足（点数が定まらない）'
        : item.met === null ? '不明'
          : item.met ? '該当' : '非該当'
  },
  missing: {
    title: '不足している項目',
    intro: '不足している各値によって、さらに何が変わりうるか（他の値は現在のまま）：',
    yes: 'あり',
    no: 'なし',
    either: (labels: readonly string[]) => labels.join('または'),
    points: (points: number) => `${points}点となる値`,
    list: (labels: readonly string[]) => `不足している項目：${names(labels)}`,
    outcome: (when: string, score: ScoreRange, band: string | null) => `${when}：${range(score)}点（${band ?? '複数の区分がありうる'}）`,
    decided: (band: string) => `区分はすでに確定しています：${band}。不足している値がどうであっても変わりません。`
  },
  next: {
    begin: '最初に入力する項目',
    title: '最も決め手になる項目',
    more: (count: number) => `ほかに役立つ項目${count}個`,
    effort: {
      history: '病歴',
      examination: '診察',
      blood_test: '血液検査',
      antibody_test: '抗体検査',
      lung_function: '肺機能検査',
      hrct: 'CT',
      pet_ct: 'PET/CT'
    },
    settles: (titles: readonly string[]) => `確定する：${list(titles)}。`,
    maySettle: (titles: readonly string[]) => `確定する可能性がある：${list(titles)}。`,
    narrows: (titles: readonly string[]) => `範囲が狭まる：${list(titles)}。`,
    answers: '答えごとの結果',
    now: (title: string, score: ScoreRange) => `${title}は現在${range(score)}点。`,
    after: (when: string, score: ScoreRange, band: string | null) => `${when}：${range(score)}点、${band ?? 'まだ未確定'}。`,
    announce: (label: string, effort: string) => `次に最も決め手になる項目：${label}、${effort}。`
  },
  population: {
    differs: 'この患者は、スコアの作成に用いた患者と次の点で異なります：',
    summary: (same: number, differs: number, unknown: number) =>
      `コホートとの比較：${list([
        differs === 0 ? '' : `異なる${differs}項目`,
        same === 0 ? '' : `同じ${same}項目`,
        unknown === 0 ? '' : `不明${unknown}項目`
      ].filter((part) => part !== ''))}`,
    state: {
      same: 'コホートと同じ',
      differs: '異なる',
      unknown: '不明'
    }
  },
  views: {
    show: (title: string) => `${title}の表示形式`,
    names: { icons: 'アイコン', sentence: '文章', table: '表', nomogram: 'ノモグラム' },
    loading: '読み込んでいます…',
    failed: 'この部分を読み込めませんでした。おそらくネットワークに接続されておらず、このブラウザにオフライン用の写しもありません。',
    again: '再試行',
    score: 'スコア',
    counted: '患者数',
    count: (row: Observed) => share(row),
    share: '割合',
    interval: ci,
    percent: (text: ProportionText) => (text.percent === null ? '–' : percent(text.percent)),
    bounds,
    ratio: '尤度比',
    ratioBounds: ({ ci_low, ci_high }: EstimateText) => `${ci_low}～${ci_high}`,
    before: '検査前確率',
    pretest: ({ text }: Pretest) => percent(text),
    after: '検査後確率'
  },
  about: {
    title: (name: string) => `${name}について`,
    madeIn: '作成に用いた患者',
    events: (events: number, total: number, outcome: string) => `${share({ events, total })}が${outcome}を発症しました。`,
    includedList: (parts: readonly string[]) => `対象：${names(parts)}。`,
    excludedList: (parts: readonly string[]) => `除外：${names(parts)}。`,
    outcome: '予測するもの',
    window: (label: string, window: string) => `${window}の${label}。`,
    perScore: '各スコアでの結果',
    performance: '判別能',
    atCutoff: (cutoff: number) => `カットオフ値を${cutoff}とした場合（${cutoff}以上を陽性、${ci}つき）：`,
    kind: { apparent: '未検証。', validated: '検証済み。' },
    metric: {
      sensitivity: '感度',
      specificity: '特異度',
      positive_predictive_value: '陽性的中率',
      negative_predictive_value: '陰性的中率',
      accuracy: '正診率'
    },
    auc: 'ROC曲線下面積',
    aucValue: (text: EstimateText) => estimate(text),
    limitations: '限界',
    source: '出典',
    online: 'オンライン',
    place: (place: string) => `出典：${place}。`,
    short: ({ authors, container, year }: Source) => `${authors} ${container} ${year}.`,
    citation: (source: Source) => `${source.authors} ${source.title}. ${source.container} ${source.year}.`,
    verification: {
      full_text: '論文全文と照合済み。',
      abstract: 'ルールは抄録による（論文全文ではない）。'
    },
    versions: (model: string, modelVersion: string, program: string, data: string) =>
      `${model}のデータ${modelVersion}、プログラム${program}、全データ${data}。`
  },
  factors: {
    title: '関連因子',
    lead: '急速進行性間質性肺疾患と関連する所見を、それぞれ単独で示します（統合単変量オッズ比）。',
    none: (count: number) => `${count}個の因子のうち、わかっているものはまだありません。症状・身体所見、抗体、血液検査を入力すると、そのオッズ比が表示されます。`,
    absent: (count: number) => `なし、またはどのカットオフ値も満たさないもの：${count}個`,
    all: (count: number) => `全${count}因子の図と表`,
    ratio: (window: CatalogueWindow) =>
      window.text === null ? '研究なし。' : `オッズ比${window.text}、${window.studies}研究${heterogeneity(window)}。${labelled(window)}。`,
    window: (window: CatalogueWindow) =>
      window.text === null
        ? `研究なし；${labelled(window)}`
        : `${window.text}；${window.studies}研究、患者${window.patients}例中RP-ILD ${window.rp_ild}例${heterogeneity(window)}${window.p === null ? '' : `；p${space}${window.p}`}；${labelled(window)}`,
    found: ([title, ...more]: readonly string[]) => (more.length === 0 ? `検算：「${title}」。` : `検算：「${title}」、ほかに指摘${more.length}件。`),
    cutoffs: '各研究のカットオフ値',
    cutoff: (study: string, printed: string) => `${study}：${printed}`,
    doubtful: '疑わしい：',
    elsewhere: '他の資料',
    elsewhereRow: (name: string, text: string, population: string) => `${name}：${text}、${population}。`,
    findings: '検算での指摘',
    label: (printed: string) => label[printed] ?? printed,
    printedAs: (printed: string) => `論文での記載：「${printed}」。`
  },
  outcome: {
    group: (name: string, patients: number) => `${name}、患者${patients}例`,
    own: 'この患者',
    died: (row: Counted) => counts(row),
    icons: (row: Counted, group: string, time: string) => `${group}、${time}：${share(row)}が死亡`,
    plot: {
      row: (group: string, time: string) => `${group}、${time}`,
      count: (events: number, total: number) => share({ events, total }),
      printed: (printed: string) => `${percent(printed)}（記載のまま、例数なし）`
    },
    printedOnly: (printed: string) => `${percent(printed)}、記載のとおり。これを与える患者数はありません`,
    more: 'この資料と、検算での指摘',
    test: (positive: string) => `${positive}か`,
    accuracy: ({ sensitivity, specificity, positive_likelihood_ratio: positive, negative_likelihood_ratio: negative }: Discrimination) =>
      `感度：${counts(sensitivity)}、特異度：${counts(specificity)}。尤度比：陽性の結果で${estimate(positive.text)}、陰性の結果で${estimate(negative.text)}。`,
    prevalence: ({ basis, text }: Prevalence) =>
      basis === 'cohort'
        ? `感染の確率が入力されていないため、元の研究での割合${percent(text)}を用います。`
        : `選択した検査前の感染の確率：${percent(text)}。`,
    positive: '陽性',
    negative: '陰性',
    after: (result: string, name: string, { text }: Predictive) =>
      `検査${result}の場合に${name}である確率：${text.percent === null ? '' : percent(text.percent)}（${interval(text)}）。`,
    waiting: '有効な感染の確率が必要です。'
  },
  out: {
    copy: 'カルテ用にコピー',
    print: '印刷',
    save: '保存',
    open: '開く',
    close: '閉じる',
    cancel: 'キャンセル',
    loading: '開いています…',
    failed: 'この部分を読み込めませんでした。おそらくネットワークに接続されておらず、このブラウザにオフライン用の写しもありません。入力した内容は残っています。',
    again: '再試行',
    answer: (score: string, band: string) => `${score}、${band}`,
    sentence,
    row: (name: string, text: string) => sentence(`${name}：${text}`),
    printed: (cohort: string, risk: string) => sentence(`${cohort}${risk}`),
    posttest: (name: string | null, { text, likelihood_ratio: ratio }: Posttest) =>
      `${name === null ? '' : `${name}：`}検査後確率${text.percent === null ? '' : percent(text.percent)}（${interval(text)}）、尤度比${estimate(ratio.text)}。`,
    quantity,
    source: (citation: string, place: string) => (place === '' ? citation : `${citation} ${place}`),
    notAsked: '選択されていません',
    doesNotApply: (reasons: readonly string[]) => `適用対象外です。${reasons.join('')}`
  }
};
