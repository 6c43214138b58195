import type { PriceBand, SortOrder } from './route.ts';
import type { Language } from './settings.ts';

/** Every text of the shop itself. */
export interface Copy {
  brand: string;
  skip: string;
  mainNavigation: string;
  home: string;
  allProducts: string;
  cart: string;
  /** What stands after the number of pieces in the cart. */
  pieces: (count: number) => string;
  settings: string;
  searchLabel: string;
  searchPlaceholder: string;
  searchButton: string;
  switchLanguage: string;
  theme: string;
  themes: Record<'auto' | 'light' | 'dark', string>;
  textSize: string;
  textSizes: Record<'standard' | 'large', string>;
  languageLabel: string;
  close: string;
  heroTitle: string;
  heroText: string;
  heroLink: string;
  categories: string;
  recommended: string;
  aboutShop: string;
  resultsFor: (query: string) => string;
  resultCount: (count: number) => string;
  filters: string;
  everyCategory: string;
  sort: string;
  sorts: Record<SortOrder, string>;
  price: string;
  everyPrice: string;
  bands: Record<PriceBand, string>;
  reducedOnly: string;
  noResults: (query: string) => string;
  noResultsAll: string;
  noResultsHint: string;
  clearFilters: string;
  alike: string;
  showMore: string;
  sold: (count: number) => string;
  reduced: string;
  before: (price: string) => string;
  views: string;
  view: (number: number) => string;
  quantity: string;
  quantityOf: (name: string) => string;
  fewer: string;
  more: string;
  addToCart: string;
  added: string;
  addedNote: (name: string) => string;
  cartFull: string;
  toCart: string;
  details: string;
  detailNumber: string;
  detailCategory: string;
  delivery: string;
  deliveryText: string;
  youMayLike: string;
  cartEmpty: string;
  cartEmptyHint: string;
  remove: string;
  removeOf: (name: string) => string;
  removedNote: (name: string) => string;
  total: string;
  shipping: string;
  shippingFree: string;
  checkout: string;
  checkoutNote: string;
  orderTitle: string;
  orderText: string;
  orderNumber: (number: string) => string;
  keepShopping: string;
  careTitle: string;
  careLoading: string;
  careFailed: string;
  back: string;
  tryAgain: string;
  missingTitle: string;
  missingText: string;
  productMissing: string;
}

/** A count as people say it in each language, rounded down. */
function soldText(count: number): { en: string; zh: string } {
  if (count < 1_000) return { en: `${count} sold`, zh: `已售 ${count}` };
  const zh = count >= 10_000 ? `${Math.floor(count / 1_000) / 10}万+` : `${Math.floor(count / 100) * 100}+`;
  return { en: `${Math.floor(count / 100) / 10}k+ sold`, zh: `已售 ${zh}` };
}

/** The shop's texts in both languages; written, not translated word for word. */
export const COPY: Readonly<Record<Language, Copy>> = {
  en: {
    brand: 'Magpie Market',
    skip: 'Skip to content',
    mainNavigation: 'Main',
    home: 'Home',
    allProducts: 'Shelves',
    cart: 'Cart',
    pieces: (count) => (count === 1 ? 'item' : 'items'),
    settings: 'Settings',
    searchLabel: 'Search the market',
    searchPlaceholder: 'Headphones, tea, blankets',
    searchButton: 'Search',
    switchLanguage: '简体中文',
    theme: 'Appearance',
    themes: { auto: 'Auto', light: 'Light', dark: 'Dark' },
    textSize: 'Text size',
    textSizes: { standard: 'Standard', large: 'Large' },
    languageLabel: 'Language',
    close: 'Close',
    heroTitle: 'Small joys for long evenings',
    heroText: 'Blankets, lamps and teapots, picked one by one.',
    heroLink: 'Get cosy',
    categories: 'Departments',
    recommended: 'Picked for you',
    aboutShop: 'Magpie Market is a demonstration. Nothing here is really for sale.',
    resultsFor: (query) => `Results for “${query}”`,
    resultCount: (count) => (count === 1 ? '1 product' : `${count} products`),
    filters: 'Narrow the results',
    everyCategory: 'All',
    sort: 'Sort by',
    sorts: { relevance: 'Best match', sales: 'Most sold', 'price-up': 'Price, low to high', 'price-down': 'Price, high to low' },
    price: 'Price',
    everyPrice: 'Any price',
    bands: { '0-50': 'Under ¥50', '50-200': '¥50–200', '200-500': '¥200–500', '500-': '¥500 and up' },
    reducedOnly: 'Reduced only',
    noResults: (query) => `Nothing on our shelves for “${query}”`,
    noResultsAll: 'Nothing matches these filters',
    noResultsHint: 'Check the spelling, try a shorter word, or look around in a department.',
    clearFilters: 'Clear the filters',
    alike: 'Similar finds',
    showMore: 'Show more',
    sold: (count) => soldText(count).en,
    reduced: 'Reduced',
    before: (price) => `Before ${price}`,
    views: 'Pictures',
    view: (number) => `Picture ${number}`,
    quantity: 'Quantity',
    quantityOf: (name) => `Quantity of ${name}`,
    fewer: 'One fewer',
    more: 'One more',
    addToCart: 'Add to cart',
    added: 'In the cart',
    addedNote: (name) => `${name} is in your cart.`,
    cartFull: 'Your cart is full. Take something out first.',
    toCart: 'Go to the cart',
    details: 'Details',
    detailNumber: 'Article',
    detailCategory: 'Department',
    delivery: 'Delivery',
    deliveryText: 'Free, in two to four days',
    youMayLike: 'Goes well with',
    cartEmpty: 'Your cart is empty',
    cartEmptyHint: 'Things that you like will wait for you here.',
    remove: 'Remove',
    removeOf: (name) => `Remove ${name}`,
    removedNote: (name) => `${name} was removed.`,
    total: 'Total',
    shipping: 'Delivery',
    shippingFree: 'free',
    checkout: 'Place demo order',
    checkoutNote: 'A demonstration: nothing is charged, nothing is sent.',
    orderTitle: 'Thank you. Your demo order is placed.',
    orderText: 'This shop is a demonstration. Nothing was charged, nothing will be sent, and your order was not stored.',
    orderNumber: (number) => `Demo order ${number}`,
    keepShopping: 'Keep looking around',
    careTitle: 'Service',
    careLoading: 'Opening the service…',
    careFailed: 'The service could not be loaded. Check the connection and try again.',
    back: 'Back',
    tryAgain: 'Try again',
    missingTitle: 'This page is not here',
    missingText: 'The address may be old or mistyped.',
    productMissing: 'This article is no longer on our shelves.',
  },
  zh: {
    brand: '喜鹊集',
    skip: '跳到正文',
    mainNavigation: '主导航',
    home: '首页',
    allProducts: '货架',
    cart: '购物车',
    pieces: () => '件',
    settings: '设置',
    searchLabel: '搜索商品',
    searchPlaceholder: '耳机、茶叶、毛毯',
    searchButton: '搜索',
    switchLanguage: 'English',
    theme: '外观',
    themes: { auto: '自动', light: '浅色', dark: '深色' },
    textSize: '文字大小',
    textSizes: { standard: '标准', large: '大' },
    languageLabel: '语言',
    close: '关闭',
    heroTitle: '长夜里的小欢喜',
    heroText: '毯子、台灯、茶壶，一件件挑给您。',
    heroLink: '去暖一暖',
    categories: '分类',
    recommended: '为您挑选',
    aboutShop: '喜鹊集是演示商城，这里的商品并不真正出售。',
    resultsFor: (query) => `“${query}”的搜索结果`,
    resultCount: (count) => `共 ${count} 件商品`,
    filters: '筛选结果',
    everyCategory: '全部',
    sort: '排序',
    sorts: { relevance: '最相关', sales: '销量优先', 'price-up': '价格从低到高', 'price-down': '价格从高到低' },
    price: '价格',
    everyPrice: '不限价格',
    bands: { '0-50': '50 元以下', '50-200': '50–200 元', '200-500': '200–500 元', '500-': '500 元以上' },
    reducedOnly: '只看优惠',
    noResults: (query) => `没有找到“${query}”`,
    noResultsAll: '没有符合条件的商品',
    noResultsHint: '检查一下用字，换个更短的词，或者到分类里逛逛。',
    clearFilters: '清除筛选',
    alike: '相似好物',
    showMore: '查看更多',
    sold: (count) => soldText(count).zh,
    reduced: '优惠',
    before: (price) => `原价 ${price}`,
    views: '商品图',
    view: (number) => `第 ${number} 张图`,
    quantity: '数量',
    quantityOf: (name) => `${name}的数量`,
    fewer: '减一件',
    more: '加一件',
    addToCart: '加入购物车',
    added: '已加入',
    addedNote: (name) => `${name}已加入购物车。`,
    cartFull: '购物车已满，请先移除一些商品。',
    toCart: '去购物车',
    details: '商品详情',
    detailNumber: '货号',
    detailCategory: '分类',
    delivery: '配送',
    deliveryText: '包邮，2–4 天送达',
    youMayLike: '搭配着看',
    cartEmpty: '购物车是空的',
    cartEmptyHint: '喜欢的东西会在这里等您。',
    remove: '移除',
    removeOf: (name) => `移除${name}`,
    removedNote: (name) => `${name}已移除。`,
    total: '合计',
    shipping: '运费',
    shippingFree: '包邮',
    checkout: '提交演示订单',
    checkoutNote: '演示：不会扣款，也不会发货。',
    orderTitle: '谢谢，演示订单已提交',
    orderText: '本商城仅作演示：没有扣款，不会发货，订单也没有保存。',
    orderNumber: (number) => `演示订单 ${number}`,
    keepShopping: '继续逛逛',
    careTitle: '服务',
    careLoading: '正在打开服务…',
    careFailed: '服务未能加载，请检查网络后重试。',
    back: '返回',
    tryAgain: '重试',
    missingTitle: '页面不存在',
    missingText: '地址可能已失效，或输入有误。',
    productMissing: '该商品已下架。',
  },
};

/** A price as shoppers read it, for example `¥1,299.00`. */
export function formatPrice(fen: number): string {
  return `¥${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}
