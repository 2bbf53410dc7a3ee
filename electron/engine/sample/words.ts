import type { Random } from './random.ts';

/** The people of the shop, all made up. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

function person(name: string, account: string): Person {
  return { name, email: `${account}@shopist.example` };
}

export const PEOPLE: Readonly<Record<string, readonly Person[]>> = {
  'marketing-core': [
    person('김민지', 'minji.kim'),
    person('이준호', 'junho.lee'),
    person('박서연', 'seoyeon.park'),
    person('Grace Novak', 'grace.novak'),
    person('최도윤', 'doyun.choi'),
    person('Priya Raman', 'priya.raman'),
  ],
  checkout: [
    person('정하은', 'haeun.jeong'),
    person('Daniel Okafor', 'daniel.okafor'),
    person('강지우', 'jiwoo.kang'),
    person('조민준', 'minjun.cho'),
    person('Lena Fischer', 'lena.fischer'),
  ],
  catalog: [
    person('윤서아', 'seoa.yoon'),
    person('장현우', 'hyunwoo.jang'),
    person('Sam Whitaker', 'sam.whitaker'),
    person('임수빈', 'subin.lim'),
  ],
  mobile: [
    person('한예진', 'yejin.han'),
    person('오태양', 'taeyang.oh'),
    person('Tomás Álvarez', 'tomas.alvarez'),
    person('서지안', 'jian.seo'),
    person('Mei Tanaka', 'mei.tanaka'),
  ],
};

export const BOT: Person = { name: 'dependabot[bot]', email: '49699333+dependabot[bot]@users.noreply.shopist.example' };
export const MERGER: Person = { name: 'Shop Git', email: 'noreply@git.shopist.example' };

/** What the code of a repository is about: file name, English and Korean words for it. */
export type Thing = readonly [file: string, english: string, korean: string];

export const THINGS: Readonly<Record<string, readonly Thing[]>> = {
  'deliveries-proxy': [
    ['courier-webhook', 'courier webhook', '택배사 웹훅'],
    ['tracking-number', 'tracking number', '송장 번호'],
    ['delivery-window', 'delivery window', '배송 시간대'],
    ['address-lookup', 'address lookup', '주소 조회'],
    ['retry-queue', 'retry queue', '재시도 큐'],
    ['rate-limit', 'rate limit', '요청 제한'],
    ['island-surcharge', 'island surcharge', '도서 지역 추가 요금'],
  ],
  'promocode-checker': [
    ['coupon-total', 'coupon total', '쿠폰 합계'],
    ['stacking-rule', 'stacking rule', '중복 할인 규칙'],
    ['expiry-date', 'expiry date', '만료일'],
    ['first-order', 'first-order discount', '첫 구매 할인'],
    ['usage-limit', 'usage limit', '사용 한도'],
    ['code-format', 'code format', '코드 형식'],
  ],
  'marketing-campaigns': [
    ['audience-segment', 'audience segment', '대상 고객군'],
    ['push-template', 'push template', '푸시 템플릿'],
    ['send-schedule', 'send schedule', '발송 일정'],
    ['unsubscribe-link', 'unsubscribe link', '수신 거부 링크'],
    ['banner-slot', 'banner slot', '배너 영역'],
    ['campaign-budget', 'campaign budget', '캠페인 예산'],
  ],
  'customer-tracking': [
    ['consent-banner', 'consent banner', '동의 배너'],
    ['session-merge', 'session merge', '세션 병합'],
    ['page-view', 'page view event', '페이지 조회 이벤트'],
    ['event-schema', 'event schema', '이벤트 스키마'],
    ['visitor-id', 'visitor id', '방문자 식별자'],
    ['export-job', 'export job', '내보내기 작업'],
  ],
  'cart-tracking': [
    ['cart-badge', 'cart badge', '장바구니 배지'],
    ['abandoned-cart', 'abandoned cart', '이탈 장바구니'],
    ['quantity-limit', 'quantity limit', '수량 제한'],
    ['guest-cart', 'guest cart', '비회원 장바구니'],
    ['price-snapshot', 'price snapshot', '가격 스냅샷'],
    ['cart-merge', 'cart merge', '장바구니 병합'],
  ],
  'payments-backend': [
    ['card-authorisation', 'card authorisation', '카드 승인'],
    ['refund-flow', 'refund flow', '환불 절차'],
    ['settlement-report', 'settlement report', '정산 보고서'],
    ['currency-rounding', 'currency rounding', '통화 반올림'],
    ['idempotency-key', 'idempotency key', '멱등 키'],
    ['bank-transfer', 'bank transfer', '계좌 이체'],
    ['tax-invoice', 'tax invoice', '세금계산서'],
  ],
  'stock-search': [
    ['synonym-list', 'synonym list', '동의어 목록'],
    ['stock-count', 'stock count', '재고 수량'],
    ['facet-filter', 'facet filter', '검색 필터'],
    ['ranking-score', 'ranking score', '정렬 점수'],
    ['index-refresh', 'index refresh', '색인 갱신'],
    ['hangul-tokeniser', 'Hangul tokeniser', '한글 형태소 분석'],
  ],
  notes: [
    ['gift-note', 'gift note', '선물 메시지'],
    ['note-length', 'note length', '메시지 길이'],
    ['card-preview', 'card preview', '카드 미리보기'],
    ['word-filter', 'word filter', '금칙어 필터'],
  ],
  'shopist-app': [
    ['product-list', 'product list', '상품 목록'],
    ['checkout-sheet', 'checkout sheet', '결제 화면'],
    ['push-permission', 'push permission', '푸시 권한'],
    ['image-cache', 'image cache', '이미지 캐시'],
    ['login-form', 'login form', '로그인 화면'],
    ['deep-link', 'deep link', '딥링크'],
    ['wish-list', 'wish list', '위시리스트'],
  ],
};

type Wording = (english: string, korean: string) => string;

const WORDINGS: readonly Wording[] = [
  (thing) => `Fix rounding in ${thing}`,
  (thing) => `Cache ${thing} for five minutes`,
  (thing) => `Handle a missing ${thing}`,
  (thing) => `Validate ${thing} before saving`,
  (thing) => `Log ${thing} with the request id`,
  (thing) => `Move ${thing} out of the controller`,
  (thing) => `Add metrics to ${thing}`,
  (thing) => `Retry ${thing} on time-out`,
  (thing) => `Speed up ${thing} query`,
  (thing) => `Test ${thing} across time zones`,
  (thing) => `Remove unused flag from ${thing}`,
  (thing) => `Show a clearer error for ${thing}`,
  (thing) => `Accept empty ${thing} from old clients`,
  (thing) => `Read ${thing} settings once at start`,
  (thing) => `Split ${thing} into two steps`,
  (_, thing) => `${thing} 검증 로직 정리`,
  (_, thing) => `${thing} 오류 메시지 개선`,
  (_, thing) => `${thing} 캐시 추가`,
  (_, thing) => `${thing} 테스트 보강`,
  (_, thing) => `${thing} 성능 개선`,
  (_, thing) => `${thing} 널 처리 누락 수정`,
];

export function wordChange(thing: Thing, random: Random): string {
  return random.pick(WORDINGS)(thing[1], thing[2]);
}

const PACKAGES = ['fastify', 'pino', 'undici', 'typescript', 'vitest', 'zod', 'ioredis', 'kafkajs'];

export function wordBump(random: Random): string {
  const [major, minor] = [random.integer(1, 9), random.integer(0, 30)];
  return `Bump ${random.pick(PACKAGES)} from ${major}.${minor}.${random.integer(0, 9)} to ${major}.${minor + 1}.0`;
}

/** What an incident is called; about a thing of the repository. */
const TITLES: readonly Wording[] = [
  (thing) => `Errors in ${thing} after release`,
  (thing) => `${capital(thing)} returns 500 for some customers`,
  (thing) => `Slow responses: ${thing}`,
  (thing) => `${capital(thing)} shows wrong values`,
  (thing) => `Time-outs in ${thing}`,
  (_, thing) => `${thing} 응답 지연`,
  (_, thing) => `${thing} 오류 급증`,
  (_, thing) => `${thing} 일부 고객 실패`,
  (_, thing) => `${thing} 이슈 발생 긴급!`,
];

export function wordIncident(thing: Thing, random: Random): string {
  return random.pick(TITLES)(thing[1], thing[2]);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The story of the bad release, in the order it happens. */
export const BAD_RELEASE_TITLES = [
  'Card authorisation declined for foreign cards',
  '환불 절차 중복 처리 발생 긴급!',
  'Settlement report misses orders of the day',
] as const;
