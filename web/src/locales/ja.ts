// The page in Japanese. The terms are those of the core's Japanese texts.
import type {
  CatalogueWindow, Counted, Discrimination, EstimateText, ItemResult, Observed, Posttest, Predictive, Pretest, Prevalence, PrintedRisk,
  ProportionText, ScoreRange, Source
} from '../engine';
import type { Messages } from './en';

const space = '\u00a0';
const percent = (digits: string) => `${digits}%`;
const ci = '95%信頼区間';

/** '95%信頼区間30～80%'; one-sided where the other end would have to be 0 or 100. */
function interval(text: ProportionText): string {
  const between = bounds(text);
  return between === '' ? '' : `${ci}${between}`;
}

function bounds({ ci_low, ci_high }: ProportionText): string {
  if (ci_low === null && ci_high === null) return '';
  if (ci_low === null) return `${percent(ci_high ?? '')}以下`;
  if (ci_high === null) return `${percent(ci_low)}以上`;
  return `${ci_low}～${percent(ci_high)}`;
}

function certainty(text: ProportionText): string {
  const parts = [text.percent === null ? '' : percent(text.percent), interval(text)].filter((part) => part !== '');
  return parts.length === 0 ? '' : `（${parts.join('、')}）`;
}

const range = ({ min, max }: ScoreRange) => (min === max ? `${min}` : `${min}～${max}`);
const share = ({ events, total }: { events: number; total: number }) => `${total}例中${events}例`;
const counts = (row: { events: number; total: number; text: ProportionText }) => `${share(row)}${certainty(row.text)}`;
const inTheStudy = (row: Observed) => `研究では${counts(row)}`;
const sentence = (text: string) => (/[.。]$/.test(text) ? text : `${text}。`);
const list = (parts: readonly string[]) => parts.join('、');
/** Of names that have commas of their own. */
const names = (parts: readonly string[]) => parts.join('；');

/** Units in Japanese stand close to the number, a ratio has its name before it. */
function quantity(value: string, unit: string): string {
  if (unit === '割合' || unit === '確率') return `${unit}${value}`;
  return /^[%\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(unit) ? `${value}${unit}` : `${value}${space}${unit}`;
}

/** What stands in fields that are folded away. */
function folded(entered: number, toCheck: number): string {
  const parts = [...(entered === 0 ? [] : [`入力済み${entered}`]), ...(toCheck === 0 ? [] : [`要確認${toCheck}`])];
  return parts.length === 0 ? '' : `（${list(parts)}）`;
}

const estimate = (text: { estimate: string; ci_low: string; ci_high: string }) => `${text.estimate}（${ci}${text.ci_low}～${text.ci_high}）`;
const heterogeneity = ({ i2 }: CatalogueWindow) => (i2 === null ? '' : `、I²${space}${percent(`${i2}`)}`);

/** Parts of what a score says, as a list names them. */
const comparedPart = {
  score: 'スコア',
  band: '区分',
  counts: '例数',
  posttest: '検査後確率',
  printed: '記載されたリスク',
  missing: '不足している項目',
  checks: '確認が必要な項目'
};
type ComparedPart = keyof typeof comparedPart;
const comparedParts = (parts: readonly ComparedPart[]) => list(parts.map((part) => comparedPart[part]));
interface ComparedScore {
  title: string;
  before: { score: string; side: string };
  after: { score: string; side: string };
  changed: readonly ComparedPart[];
}

const bandChange = ({ after, changed }: ComparedScore) => (changed.includes('band') ? `区分は${after.side}に変化` : `区分は${after.side}のまま`);

const afterwards = ({ text }: Posttest) => `検査後${text.percent === null ? '' : percent(text.percent)}（${interval(text)}）`;

const beforeAndAfter = (pretest: Pretest, posttest: Posttest) =>
  `検査前${percent(pretest.text)}${pretest.basis === 'cohort' ? '（研究自体の割合）' : ''}、${afterwards(posttest)}`;

/** 'スコア2：検査後37%（95%信頼区間22～55%）', for each score. */
const afterEach = (all: readonly Posttest[]) => names(all.map((one) => `スコア${one.score}：${afterwards(one)}`));

/** The labels as printed, in words. */
const label: Readonly<Record<string, string>> = {
  RF: '危険因子（RF）',
  PF: '保護因子（PF）',
  NS: '有意でない（NS）',
  NA: 'データなし（NA）'
};
const labelled = ({ label_printed: printed }: CatalogueWindow) => `記載された判定：${label[printed] ?? printed}`;

export const ja: Messages = {
  language: 'ja',
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
    loadFailed: 'このブラウザではMyoLungを起動できませんでした',
    loadFailedRemedy: 'ページを再読み込みしてください。それでも解決しない場合は、Firefox、Chrome、Edge、Safariのいずれかの最新版をお使いください。',
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
  theme: {
    title: '配色',
    choice: {
      system: '端末の設定に従う',
      light: 'ライト',
      dark: 'ダーク',
      contrast: 'ハイコントラスト'
    }
  },
  preferences: {
    title: '設定',
    lead: 'ページの見た目と質問のしかた。この端末の、このブラウザに保存され、患者に関する情報は含みません。',
    show: '表示',
    stored: '保存されている内容',
    nothing: '何も保存されていません。ページは初期状態のままです。',
    language: (name: string) => `言語：${name}。`,
    theme: (choice: string) => `配色：${choice}。`,
    unit: (variable: string, unit: string) => `${variable}の単位：${unit}。`,
    scores: (titles: readonly string[]) => `入力の対象：${list(titles)}。`,
    outdated: '以前のバージョンが保存し、このバージョンでは使わないもの。',
    unitsHow: '単位は数値の横で切り替えたときに、スコアは入力欄で選んだときに保存されます。',
    unitKept: (unit: string) => `今後、この項目は${unit}で始まります。`,
    notKept: 'このブラウザでは、ページは何も保存できません。設定はページを閉じるまで有効です。',
    wipe: '設定を消去',
    wiped: '設定をすべて消去しました。',
    wipeMeans: 'これらをすべてブラウザから削除します。ベッドサイドで入力した内容は残ります。'
  },
  privacy: {
    title: '入力内容がこの端末の外に出ることはありません',
    lead: '入力した内容がどう扱われるか、それがどのように担保されているか、IT部門がそれをどのように確認できるか。',
    happensTitle: '入力した内容の扱い',
    happens: [
      'このタブのメモリだけに保持され、ほかのどこにも残りません。ファイルにも、Cookieにも、アドレスにも、ブラウザのどの保存領域にも残りません。',
      '計算はこのタブの中で行われます。入力を受け取りうるサーバーはなく、アカウントも、利用統計も、エラー報告もありません。',
      'ページを閉じるか再読み込みしたとき、別のサイトに移動したとき、または消去したときに失われます。消去した内容は、それまでの間「元に戻す」のために保持されます。「戻る」ボタンで戻ると、入力欄は空です。',
      'コピー、印刷、ファイルの保存は、求められたときに、ページの外に写しを作ります。その管理はご自身で行ってください。'
    ],
    enforcedTitle: 'どのように担保されているか',
    enforced: [
      'ブラウザによって：下記のポリシーはこのページの一部です。ページは自身の配信元から自身のファイルだけを取得でき、ほかのどこからも何も取得できません。フォームの送信は一切できません。',
      '存在しないことによって：第三者のスクリプト、フォント、画像、サービスはありません。',
      'ネットワークなしで動作することによって：一度開けば、ページはオフライン用に保存され、ネットワークを切ったままですべての機能が動作します。',
      'テストによって：プログラムの変更はすべて一連の入力全体で試され、リクエストがサイトの外に出た場合や、値がブラウザのいずれかの保存領域に見つかった場合は却下されます。'
    ],
    policyTitle: 'このページのセキュリティポリシー',
    policyLead: 'お使いのブラウザにあるページから読み取ったもの：',
    noPolicy: 'このページの写しにはポリシーがありません。患者データには使用せず、設置した人に知らせてください。',
    checkTitle: '5つの手順で確認する',
    checkLead: 'IT部門向け。どのブラウザでも10分でできます。',
    check: (address: string) => [
      'ネットワークを観察します。開発者ツール（F12）の「ネットワーク」タブを開き、「ログを保持」（Preserve log）にチェックを入れて再読み込みします。次に患者を入力します。ページが自身の新しいバージョンを問い合わせるときのsw.jsを除き、一覧には何も加わりません。別のページを開くとこのサイトのファイルが取得されますが、取得されるのはそれだけです。',
      'ネットワークを切ります。同じタブで「オフライン」を選ぶか、端末をネットワークから外して再読み込みします。すべてがそのまま動作します。',
      `ポリシーを外から読みます（curl -si ${address} | grep -i content-security-policy）。default-src 'none'で始まり、ほかのサイトの名前はありません。`,
      '保存領域を調べます。開発者ツールの「アプリケーション」または「ストレージ」タブで：Cookieもデータベースもありません。ローカルストレージには、あっても「myolung.」で始まるキーだけで、その内容は「設定」のページに示されています。キャッシュストレージにはこのサイトのファイルがあります。',
      'ソースを読みます。MITライセンスで提供され、ロックファイルに各ライブラリの名前とチェックサムが記されています。このページの末尾にあるバージョンとデータのフィンガープリントから、どのソースから作られたかがわかります。'
    ],
    cannotTitle: '防げないもの',
    cannot: [
      'ブラウザの拡張機能やブラウザ自体の翻訳機能は、どのページも読み取れます。拡張機能のないブラウザを使い、このページでは翻訳をオフにしてください。',
      '画面を見る人、またはページが開いている間に端末を使う人。',
      'ほかの人に制御されている端末。',
      'このページが専用のオリジンから配信されていない場合の、同じオリジンの別のサイト。'
    ],
    keptTitle: 'この端末に保存されるもの',
    kept: 'ネットワークなしで使うためのページのファイルと、設定。',
    keptLink: '設定を確認・消去する'
  },
  bedside: {
    title: 'ベッドサイドでみる筋炎関連ILD',
    lead: 'わかっていることを一度だけ入力してください。当てはまる発表済みのスコアすべてについて、例数、信頼区間、限界を示します。'
  },
  form: {
    title: 'わかっていること',
    intro: '不明な項目は空欄のままにしてください。何も仮定しません。',
    steps: {
      patient: '患者と診断',
      signs: '徴候',
      antibodies: '抗体',
      bloods: '血液検査',
      imaging: '肺機能と画像',
      exacerbation: '増悪',
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
      `${help}${title}で用いるため、${outcome}の確率です。空欄の場合は、その研究自体の${share({ events, total })}を用います。`,
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
      iim_subtype: '診断 病型 しんだん びょうけい DM PM CADM ADM ASyS ASSD 皮膚筋炎 ひふきんえん 多発性筋炎 多発筋炎 たはつ 無筋症性 むきん 無筋炎型 抗合成酵素症候群 抗ARS抗体症候群',
      disease_duration: '罹病期間 りびょうきかん 発症 はっしょう 期間 経過 か月 ヶ月 週',
      overlap_ctd: 'CTD 膠原病 こうげんびょう 結合組織病 重複 オーバーラップ SLE 全身性エリテマトーデス シェーグレン SS 強皮症 SSc 関節リウマチ RA',
      malignancy: '悪性腫瘍 あくせいしゅよう がん ガン 癌 腫瘍 新生物',
      rp_ild_present: 'RPILD RP-ILD 急速進行性 急速進行 きゅうそく 間質性肺炎 間質性肺疾患',
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
      anti_ars: 'ARS 抗ARS ASA 抗合成酵素抗体 アミノアシル PL-7 PL-12 EJ OJ 抗体',
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
    notApplicable: (title: string) => `${title}は当てはまりません`,
    doesNotApply: '当てはまりません',
    predicts: (outcome: string, window: string) => `${window}の${outcome}を予測します。`,
    score: (score: ScoreRange, max: number) => `${max}点中${range(score)}点`,
    scoreWord: 'スコア',
    rangeBand: '未確定：不足している項目によります',
    rangeBandBoth: '未確定：不足している項目と、実施不能だった項目によります',
    undecided: '未確定',
    undecidedBecause: (reasons: readonly string[]) => `未確定：${reasons.join('')}`,
    doubts: '判断に用いる前に確認してください：',
    check: (labels: readonly string[]) => `要確認：${names(labels)}。`,
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
    onlyMissing: (line: string, label: string) => `${line}；${label}は不明`,
    checks: (count: number) => `論文の点検：指摘${count}件`,
    checkRows: 'もとになった点検',
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
    copyLastingHint: '年齢、性別、診断、抗体をコピーします。徴候、血液検査、肺機能、画像は空欄から始まります。',
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
    caveat: 'これらのスコアに、経時的な変化について研究されたものはありません。二つの時点の差について、発表された意味づけはありません。',
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
      `検査前確率が選択されていないため、研究自体の${percent(pretest.text)}（${pretest.total}例中${pretest.events}例）を用います。選別されていない集団では、これより低くなります。`,
    chosen: (pretest: Pretest) => `選択した検査前確率：${percent(pretest.text)}。`,
    before: (text: string) => `検査前${percent(text)}`,
    after: (text: ProportionText) => (text.percent === null ? '' : `検査後${percent(text.percent)}`),
    interval: (text: ProportionText) => `（${interval(text)}）`,
    arrow: 'から',
    waiting: '有効な検査前確率が必要です。',
    differs: '各セルに0.5例を加えるため、上の例数とはわずかに異なります。',
    ratio: ({ likelihood_ratio: { text } }: Posttest) => `尤度比${estimate(text)}`,
    caveat: '信頼区間が反映するのは尤度比の不確かさだけで、検査前確率の不確かさは含みません。',
    methodTitle: '計算方法',
    method: '尤度比は、研究の例数の各セルに0.5例を加えて求めます（Jeffreys）。信頼区間は、その対数にデルタ法を用いて求めます。'
  },
  items: {
    title: '理由',
    points: ({ points_range }: ItemResult) => `${range(points_range)}点`,
    state: (item: ItemResult) =>
      item.state === 'could_not_perform' ? '実施不能'
        : item.state === 'imprecise' ? '詳しさが不十分'
        : item.met === null ? '不明'
          : item.met ? '該当' : '非該当'
  },
  missing: {
    title: '不足している項目',
    intro: '不足している各値によって、さらに何が変わりうるか（他の値は現在のまま）：',
    yes: 'あり',
    no: 'なし',
    not: (criterion: string) => `${criterion}でない`,
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
    failed: 'この表示を読み込めませんでした。おそらくネットワークに接続されておらず、このブラウザにオフライン用の写しもありません。',
    again: '再試行',
    score: 'スコア',
    counted: '患者数',
    count: (row: Observed) => share(row),
    share: 'その割合',
    interval: ci,
    percent: (text: ProportionText) => (text.percent === null ? '–' : percent(text.percent)),
    bounds,
    ratio: '尤度比',
    ratioBounds: ({ ci_low, ci_high }: EstimateText) => `${ci_low}～${ci_high}`,
    before: '検査前確率',
    pretest: ({ text }: Pretest) => percent(text),
    after: '検査後確率'
  },
  nomogram: {
    title: '検査前確率から検査後確率へ',
    slider: (outcome: string, text: string) => `スコアを用いる前の${outcome}の確率：${percent(text)}`,
    sliderName: '検査前確率',
    value: ({ text }: Pretest, after: readonly Posttest[]) => `検査前${percent(text)}；${afterEach(after)}`,
    reset: '研究自体の割合を用いる',
    axes: { before: '検査前\n%', ratio: '尤度比', after: '検査後\n%' },
    line: (score: number) => `${score}`,
    label: ({ text }: Pretest, after: readonly Posttest[]) => `Faganのノモグラム：検査前${percent(text)}；${afterEach(after)}。`
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
    atCutoff: (cutoff: number) => `スコア${cutoff}以上とした場合、${ci}つき：`,
    kind: { apparent: '未検証。', validated: '検証済み。' },
    metric: {
      sensitivity: '感度',
      specificity: '特異度',
      positive_predictive_value: '陽性的中率',
      negative_predictive_value: '陰性的中率',
      accuracy: '正確度'
    },
    auc: 'ROC曲線下面積',
    aucValue: (text: { estimate: string; ci_low: string; ci_high: string }) => estimate(text),
    limitations: '限界',
    source: '出典',
    online: 'オンライン',
    place: (place: string) => `出典：${place}。`,
    short: ({ authors, container, year }: Source) => `${authors} ${container} ${year}.`,
    citation: (source: Source) => `${source.authors} ${source.title}. ${source.container} ${source.year}.`,
    verification: {
      full_text: '論文全文と照合済み。',
      abstract: 'ルールは抄録で読んだもので、論文全文ではありません。'
    },
    versions: (model: string, modelVersion: string, program: string, data: string) =>
      `${model}のデータ${modelVersion}、プログラム${program}、全データ${data}。`
  },
  factors: {
    title: '関連因子',
    lead: '急速進行性間質性肺疾患とともにみられる所見、それぞれ単独で（統合単変量オッズ比）。',
    none: (count: number) => `${count}個の因子のうち、わかっているものはまだありません。徴候、抗体、血液検査を入力すると、そのオッズ比が表示されます。`,
    absent: (count: number) => `なし、またはどのカットオフ値も満たさないもの：${count}個`,
    all: (count: number) => `全${count}因子の図と表`,
    ratio: (window: CatalogueWindow) =>
      window.text === null ? '研究なし。' : `オッズ比${window.text}、${window.studies}研究${heterogeneity(window)}。${labelled(window)}。`,
    window: (window: CatalogueWindow) =>
      window.text === null
        ? `研究なし；${labelled(window)}`
        : `${window.text}；${window.studies}研究、患者${window.patients}例中RP-ILD ${window.rp_ild}例${heterogeneity(window)}${window.p === null ? '' : `；p${space}${window.p}`}；${labelled(window)}`,
    found: ([title, ...more]: readonly string[]) => (more.length === 0 ? `点検：${title}。` : `点検：${title}、ほかに指摘${more.length}件。`),
    cutoffs: '各研究のカットオフ値',
    cutoff: (study: string, printed: string) => `${study}：${printed}`,
    doubtful: '疑わしい：',
    elsewhere: '他の資料',
    elsewhereRow: (name: string, text: string, population: string) => `${name}：${text}、${population}。`,
    findings: '点検での指摘',
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
    more: 'この資料と、点検での指摘',
    test: (positive: string) => `${positive}か`,
    accuracy: ({ sensitivity, specificity, positive_likelihood_ratio: positive, negative_likelihood_ratio: negative }: Discrimination) =>
      `感度：${counts(sensitivity)}、特異度：${counts(specificity)}。尤度比：陽性の結果で${estimate(positive.text)}、陰性の結果で${estimate(negative.text)}。`,
    prevalence: ({ basis, text }: Prevalence) =>
      basis === 'cohort'
        ? `感染の確率が選択されていないため、研究自体の割合${percent(text)}を用います。`
        : `選択した検査前の感染の確率：${percent(text)}。`,
    positive: '陽性',
    negative: '陰性',
    after: (result: string, name: string, { text }: Predictive) =>
      `${result}の結果の後、${name}：${text.percent === null ? '' : percent(text.percent)}（${interval(text)}）。`,
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
      `${name === null ? '' : `${name}：`}スコアを用いた後の確率${text.percent === null ? '' : percent(text.percent)}（${interval(text)}）、尤度比${estimate(ratio.text)}。`,
    quantity,
    source: (citation: string, place: string) => (place === '' ? citation : `${citation} ${place}`),
    doesNotApply: (reasons: readonly string[]) => `当てはまりません。${reasons.join('')}`
  },
  chart: {
    dialog: 'カルテ用にコピー',
    intro: '診療録用のプレーンテキスト。氏名、番号は含まれず、日付は入力しないかぎり含まれません。',
    date: '日付または機会（そのまま記載されます。空欄でもかまいません）',
    preview: '文章',
    copy: 'コピー',
    copied: 'コピーしました。',
    notCopied: 'このブラウザでは、ページからコピーできません。文章は選択されています。Ctrl+Cまたは長押しでコピーしてください。',
    title: 'MyoLung：筋炎関連ILDの発表済みスコア',
    dated: (date: string) => `日付：${date}`,
    timePoint: (name: string) => `時点：${name}`,
    scores: '【スコア】',
    others: '【計算していないスコア】',
    inputs: '【入力値（入力のまま）】',
    missing: '【不明】',
    checks: '【要確認】',
    none: '入力した値から計算できるスコアはありません。',
    noInputs: '何も入力されていません。',
    score: (title: string, answer: string) => sentence(`${title}：${answer}`),
    standing: (lines: readonly string[]) => lines.join(''),
    missingOf: (labels: readonly string[]) => `不足：${names(labels)}。`,
    check: (message: string) => `要確認：${message}`,
    cohort: (parts: readonly string[]) => `対象集団：${parts.map(sentence).join('')}`,
    source: (citation: string) => `出典：${citation}`,
    other: (title: string, why: string) => sentence(`${title}：${why}`),
    input: (name: string, typed: string, used: string | null) => `${name}：${typed}${used === null ? '' : `、${used}として使用`}`,
    refused: (name: string, typed: string) => `${name}：${typed}、受け付けられず不使用`,
    missingList: (labels: readonly string[]) => `${names(labels)}。`
  },
  sheet: {
    title: '筋炎関連ILDのスコア',
    byHand: '氏名、日付、署名（手書き）：',
    scores: 'スコア',
    others: '計算していないスコア',
    inputs: '入力値（入力のまま）',
    missing: '不明',
    checks: '判断に用いる前に確認してください',
    cohort: '対象集団',
    missingOf: '不足',
    check: '要確認',
    limits: '限界',
    source: '出典',
    none: '入力した値から計算できるスコアはありません。',
    noInputs: '何も入力されていません。',
    input: (typed: string, used: string | null) => (used === null ? typed : `${typed} = ${used}`),
    refused: (typed: string) => `${typed}（受け付けられず不使用）`
  },
  file: {
    saveTitle: 'この患者を保存',
    saveIntro: 'この端末の、ブラウザのダウンロード先にファイルを保存します。健康データを含むため、ほかの健康データと同じように管理してください。ファイル名は患者について何も示しません。',
    saveOwn: 'MyoLungファイル',
    saveOwnHint: '入力のまま、すべてを含みます。このページで再び開くことができ、コマンドラインのプログラムでも開けます。',
    saveFhir: 'FHIR R4 Bundle',
    saveFhirHint: '入力値はObservation、各スコアはRiskAssessmentになります。氏名、番号、日付はありません。LOINCコードは二次資料によるものです。使用前に確認してください。',
    refusedLeftOut: (labels: readonly string[]) => `受け付けられなかった値はFHIR Bundleに含まれません：${names(labels)}。`,
    saveFailed: 'このブラウザではファイルを保存できませんでした。',
    saved: (name: string) => `${name}として保存しました。`,
    openTitle: '患者を開く',
    openIntro: 'このページで保存したファイル、または電子カルテなどのFHIR R4（Bundle、Observationの一覧、または単独のObservation）。この端末で読み取り、どこにも送りません。',
    choose: 'ファイルを選択',
    paste: 'または内容をここに貼り付け',
    read: '内容を読み取る',
    reading: (done: number, all: number) => (all === 0 ? '読み取っています…' : `読み取っています… ${done}/${all}`),
    useTitle: '使用する値',
    use: 'これらの値を使う',
    opened: 'ファイルから値を取り込みました。',
    undoName: 'ファイルの値',
    replaces: (labels: readonly string[]) => `現在の入力がすべて置き換わります：${names(labels)}。「元に戻す」で戻せます。`,
    replacesNothing: '現在は何も入力されていないため、失われるものはありません。',
    changes: (labels: readonly string[]) => `次の項目の現在の入力が変わります：${names(labels)}。「元に戻す」で戻せます。`,
    changesNothing: '現在の入力は変わらず、これらの値が追加されます。',
    nothing: '使用できるものは含まれていません。',
    asRead: (text: string) => `${text}と読み取り`,
    now: (text: string) => `現在：${text}`,
    ignoredTitle: (count: number) => `除外したもの（${count}）`,
    refused: (message: string, remedy: string) => `${message}${remedy}`,
    times: (text: string, count: number) => (count === 1 ? text : `${text}（${count}回）`),
    ignored: (what: string, why: string) => (what === '' ? why : `${what}：${why}`),
    more: (count: number) => `ほかに${count}種類の項目を、同様の理由で除外しました。`,
    megabytes: (count: number) => `${count}${space}MB`,
    unknownInput: 'このバージョンにこの項目はありません。',
    otherData: (saved: string, here: string) => `データ${saved}で保存されたファイルです。このページのデータは${here}です。スコアは計算し直され、当時表示されたものと異なる場合があります。`,
    questions: 'ページからの質問',
    trouble: {
      empty: 'ファイルは空です。',
      tooLarge: (limit: string) => `ファイルが${limit}を超えているため、読み取りませんでした。`,
      unreadable: 'ブラウザがファイルを読み取れませんでした。もう一度選択してください。',
      xml: 'これはXMLです。読み取れるのはJSONだけです。FHIRをJSON形式で書き出してもらってください。',
      notJson: 'JSONでないか、途中で切れています。このページで保存したファイル、またはJSON形式のFHIRファイルを選択してください。',
      otherFormat: 'JSONですが、このページで保存した患者でもFHIRでもありません。',
      newerVersion: (version: string) => `このファイルは、このページのより新しいバージョンで保存されたものです（形式${version}）。ページを再読み込みして最新バージョンにしてから、もう一度ファイルを開いてください。`,
      badVersion: 'どのバージョンの形式で保存されたかがファイルに示されていないため、読み取りませんでした。',
      noPatient: 'MyoLungの患者ファイルと記されていますが、患者は含まれていません。'
    }
  },
  fhir: {
    from: (date: string) => `${date}の値`,
    undated: '日付なし',
    olderBy: (days: number) => `使用する最新の値の${days}日前`,
    preliminary: '暫定',
    apart: (days: number) => `選ばれた値には最大${days}日の開きがあります。あわせて用いてよいか確認してください。`,
    undatedNote: (labels: readonly string[]) => `日付がないため、いつの値か不明です：${names(labels)}。`,
    chooseTitle: (name: string) => `${name}：複数の値`,
    chosenFirst: '最新の値が選択されています。別の値、または「いずれでもない」を選べます。',
    choose: 'どれが最新かはファイルからはっきりしません。一つ選んでください。選ばなければ、いずれも使用しません。',
    choosePreliminary: '暫定値しかありません。選択しなければ使用しません。',
    none: 'いずれでもない',
    notListed: (count: number) => `より古い値${count}個は表示していません。`,
    undecided: (labels: readonly string[]) => `選択しないかぎり使用しません：${names(labels)}。`,
    onePage: 'このファイルは、より長い一覧の1ページです。ほかのページの値は含まれていません。',
    option: (parts: readonly string[]) => list(parts),
    trouble: {
      notFhir: 'JSONですが、FHIRではありません。どのリソースかを示すものがありません。',
      history: 'このBundleは履歴で、各値の過去のバージョンを含みます。代わりに現在の状態を書き出してください。',
      modified: 'このページの知らない規則によって意味が変わるとファイルに記されているため、読み取りませんでした。',
      nothing: 'Bundleは空です。',
      resourceType: (given: string) => `これは${given}型のFHIRリソースです。Bundle、Observationの一覧、または単独のObservationを開いてください。`,
      tooMany: (count: number, limit: number) => `ファイルには${count}個の項目があり、このページで読み取れる${limit}個を超えています。直近の数週間や1回の受診・入院など、書き出す範囲を絞ってください。`,
      severalPatients: (count: number) => `ファイルには${count}人の患者の値が含まれています。患者1人のファイルを開いてください。`
    },
    reasons: {
      noField: () => 'ここにこれを使うスコアはありません。',
      severalFields: (given: string) => `コードが同時に複数の項目を指しています：${given}。`,
      status: () => 'ステータスがありません。',
      notFinal: (given: string) => `ステータスは${given}です。`,
      comparator: (given: string) => `上限または下限しかわかりません（${given}）。決め手になる場合は、ご自身で入力してください。`,
      noUnit: (given: string, accepted: readonly string[]) => `${given}に単位がありません。使用できる単位：${names(accepted)}。`,
      unit: (given: string, accepted: readonly string[]) => `単位${given}は使用できません。使用できる単位：${names(accepted)}。`,
      unitsDiffer: (given: string) => `二つの異なる単位が記されています：${given}。`,
      notANumber: (given: string) => (given === '' ? '数値がありません。' : `${given}は数値ではありません。`),
      noValue: () => '値がありません。',
      absent: (given: string) => (given === '' ? '値が欠けていると記されています。' : `値が欠けていると記されています：${given}。`),
      notPerformed: () => '実施されていません。患者が実施できなかった場合は、入力欄でその旨にチェックを入れてください。',
      valueType: (given: string) => `${given}という種類の値は、ここでは使用できません。`,
      answer: (given: string, accepted: readonly string[]) =>
        `${given === '' ? '答えにコードがなく' : `答え「${given}」は`}${accepted.length === 0 ? '、ここでは扱えません。' : `、ここでは扱えません。使用できる答え：${names(accepted)}。`}`,
      notAboutPatient: (given: string) => `患者ではなく、${given}についてのものです。`,
      focus: () => '患者以外の人または物についてのものです。',
      modified: () => 'このページの知らない拡張によって意味が変わっています。',
      otherVersion: (given: string) => `FHIR R4では、その位置に${given}という要素はありません。別のバージョンのものかもしれません。`,
      malformed: () => 'FHIR R4の求める書き方になっていません。',
      duplicate: () => '同じ値が重複しています。',
      gender: (given: string, accepted: readonly string[]) => `性別${given}は使用できません。使用できる性別：${names(accepted)}。`,
      resource: () => 'この種類のリソースは読み取りません。',
      birthDate: () => '生年月日は読み取りません。年齢を入力してください。'
    },
    method: (title: string, id: string, version: string) => `${title}（${id}、バージョン${version}）、MyoLungによる計算`,
    outcome: (label: string, window: string) => `${window}の${label}`,
    paragraph: (sentences: readonly string[]) => sentences.join(''),
    typedAs: (text: string) => `「${text}」と入力。`,
    limits: (parts: readonly string[]) => `限界：${parts.join('')}`,
    unconfirmed: '二次資料によるLOINCコード、使用前に要確認'
  },
  evidence: {
    title: 'エビデンス',
    lead: '何が、どのような患者について発表されているか。そして、記載された数値をすべて計算し直した結果。',
    pages: 'エビデンス',
    overview: '概要',
    factors: '因子',
    exacerbation: '増悪',
    audit: '点検',
    loading: 'エビデンスを読み込んでいます…',
    failedTitle: 'エビデンスを読み込めませんでした',
    failed: 'おそらくネットワークに接続されておらず、このブラウザにオフライン用の写しもありません。ベッドサイドで入力した内容は残っています。',
    again: '再試行',
    scores: 'スコア',
    sources: 'スコア以外の資料',
    predicts: '予測するもの',
    inWhom: '対象集団',
    when: '時期',
    howGood: '性能',
    checked: '確認方法',
    limits: '限界',
    limitCount: (count: number) => `限界${count}件`,
    findings: (count: number) => `指摘${count}件`,
    moreAbout: (title: string) => `${title}の詳細`,
    noPerformance: '読んだ資料には、判別能を示す数値がありませんでした。',
    auc: (text: { estimate: string; ci_low: string; ci_high: string }) => `AUC ${estimate(text)}。`,
    notComputed: '計算していないスコアとその理由',
    notComputedLead: 'スコアは、ルール全体を読むことができたものだけを計算します。',
    guidelines: '参照すべきガイドライン',
    guidelinesLead: 'リンクのみで、内容は再掲しません。',
    tables: '表（記載のまま）',
    foundTitle: '見つかったこと',
    checksOf: (title: string) => `${title}のすべての点検`
  },
  figure: {
    loading: '描画しています…',
    failed: '図を読み込めませんでした。下の表に同じ数値があります。',
    svg: 'SVG',
    png: 'PNG',
    download: (kind: string, title: string) => `「${title}」を${kind}でダウンロード`,
    notSaved: 'このブラウザでは画像を作成できませんでした。',
    forestTitle: '急速進行性間質性肺疾患と関連する因子',
    forestLabel: (shown: number, window: string) =>
      `${shown}因子のフォレストプロット、${window}：対数軸上のオッズ比と${ci}。下の表に同じ数値があります。`,
    oddsRatio: 'RP-ILDのオッズ比（対数尺度）',
    protective: '← 少ない',
    risk: '多い →',
    legendFinding: '白抜き：点検で指摘あり',
    legendPatient: '太字と帯：ベッドサイドで「あり」と入力',
    weight: '印の大きさはすべて同じで、研究の重みを示すものではありません。',
    deathsTitle: '急性増悪後の死亡',
    deathsLabel: `死亡した患者の割合と${ci}。例数は下の一覧にあります。`,
    deathsAxis: '死亡（%）',
    rocTitle: (title: string) => `${title}：ROC曲線`,
    rocLabel: (title: string, auc: string, points: readonly string[]) => `${title}のROC曲線、面積${auc}。${names(points)}。`,
    rocPoint: (cutoff: number, truePositive: number, falsePositive: number) => `${cutoff}以上：真陽性${truePositive}例、偽陽性${falsePositive}例`,
    rocX: '偽陽性率（1 − 特異度）',
    rocY: '感度',
    rocAuc: (text: string) => `AUC ${text}`,
    cutoffMark: (cutoff: number) => `≥\u2009${cutoff}`,
    scoresTitle: (title: string) => `${title}：各スコアの患者`,
    scoresLabel: (rows: readonly string[]) => `各スコアの患者。${names(rows)}。`,
    scoresX: 'スコア',
    scoresY: '患者数',
    scoresRow: (score: number, text: string, outcome: string) => `スコア${score}：${text}が${outcome}を発症`,
    withOutcome: (outcome: string) => `塗りつぶし：${outcome}を発症`,
    withoutOutcome: '白抜き：発症せず'
  },
  forest: {
    title: '因子',
    show: '表示する内容',
    inWindow: (text: string) => text,
    lead: '急速進行性間質性肺疾患に対する統合単変量オッズ比。調整されておらず、互いに重なり合います。それぞれ単独で読んでください。',
    window: 'RP-ILDの定義',
    group: '分類',
    sort: '並べ替え',
    allGroups: 'すべての分類',
    sorts: {
      odds_ratio: 'オッズ比、高い順',
      name: '名称',
      group: '分類',
      studies: '研究数、多い順',
      i2: 'I²、高い順'
    },
    tableTitle: '同じ数値の表',
    factor: '因子',
    oddsRatio: 'オッズ比',
    studies: '研究数',
    i2: 'I²（%）',
    label: '記載された判定',
    check: '点検',
    found: '指摘あり',
    none: 'なし',
    noStudy: '研究なし',
    present: 'この患者にあり',
    shown: (shown: number, all: number) => `${all}因子中${shown}因子。`,
    noPlot: (factors: readonly string[]) => `研究がないため図にないもの：${names(factors)}。`,
    open: (name: string) => `${name}の詳細`
  },
  exacerbation: {
    title: '急性増悪',
    lead: '急性増悪を起こした患者の転帰、契機別。'
  },
  audit: {
    title: '点検',
    lead: '他の数値から計算できる記載値はすべて、たった今、この端末で計算し直しました。丸めを誤りとみなすことはありません。数値は、記載された桁が許す範囲を通して比べます。',
    failed: '数値を点検する部分を読み込めませんでした。おそらくネットワークに接続されておらず、このブラウザにオフライン用の写しもありません。',
    running: '記載された数値をすべて計算し直しています…',
    verdict: {
      reproduces: '再現する',
      differs: '異なる',
      impossible: 'ありえない',
      cannot_be_checked: '確認できない'
    },
    verdictMeans: {
      reproduces: '記載された数値は、他の数値から導かれます。',
      differs: '計算し直すと、別の数値になります。',
      impossible: '記載された数値を与えるデータはありえません。',
      cannot_be_checked: '計算に必要な記載が足りません。'
    },
    found: '見つかったこと',
    rowsOf: 'もとになった点検',
    all: 'すべての点検',
    jump: (rows: number) => `全${rows}件の点検（指摘の下）`,
    filterVerdict: '点検結果',
    filterSource: '資料',
    filterCheck: '問い',
    filterText: '検索',
    any: 'すべて',
    clear: '絞り込みを解除',
    shown: (shown: number, matching: number, all: number) =>
      `${matching === all ? `全${all}件の点検` : `${all}件中${matching}件の点検`}${shown === matching ? '' : `、最初の${shown}件を表示`}。`,
    showAll: (count: number) => `全${count}件を表示`,
    nothing: 'この条件に合う点検はありません。',
    figure: '数値',
    question: '問い',
    printed: '記載値',
    recomputed: '再計算値',
    verdictTitle: '点検結果',
    notRecomputed: '–',
    formula: '計算方法',
    place: '記載箇所',
    finding: '意味',
    back: '点検に戻る',
    unknownRow: (id: string) => `「${id}」というアドレスの点検はありません。`
  },
  unknownEntry: (id: string) => `MyoLungには「${id}」というスコアや資料はありません。`
};
