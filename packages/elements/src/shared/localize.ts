import { LocalizeController, type Translation, registerTranslation as registerInLibrary } from '@shoelace-style/localize';
import { canonicalLanguage } from '@consult-kit/protocol/locale';
import type { ReactiveControllerHost } from 'lit';

/** Key to text. `{name}` stands for a value; a key with `.one` at its end is used when `{count}` is 1. */
export type Dictionary = Readonly<Record<string, string>>;

/** Values for the placeholders of a text. */
export type TextValues = Readonly<Record<string, string | number>>;

/** Wording of one campaign: language to key to text. */
export type TextOverrides = Readonly<Record<string, Dictionary>>;

/** Our language tags in the form in which the library looks them up: it knows `language-region` and `language`, no scripts. */
const LIBRARY_CODES: Readonly<Record<string, string>> = { 'zh-Hans': 'zh', 'zh-Hant': 'zh-tw' };

const known = new Set<string>();

function libraryCode(tag: string): string {
  const canonical = canonicalLanguage(tag);
  return LIBRARY_CODES[canonical] ?? canonical;
}

/**
 * Adds or replaces texts of the interface for a language. Missing ones are shown in Chinese (simplified) for
 * traditional Chinese, else in English.
 * @param tag - BCP 47 tag, for example `zh-Hant` or `es`.
 * @param texts - Any part of the keys listed in docs/elements.md.
 */
export function registerTranslation(tag: string, texts: Dictionary): void {
  const code = libraryCode(tag);
  known.add(code);
  registerInLibrary({ $code: code, $name: tag, $dir: 'ltr', ...texts } as Translation);
}

/**
 * The language and texts of one element. The nearest `lang` on the element or on an ancestor decides, through shadow
 * hosts too; a change of any of them redraws the element.
 */
export class Localize extends LocalizeController<Translation & Record<string, string>> {
  /** The campaign's own wording, which wins over ours. */
  overrides: TextOverrides | undefined;
  #observer: MutationObserver | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    super(host);
  }

  override hostConnected(): void {
    super.hostConnected();
    this.#observer = new MutationObserver(() => this.host.requestUpdate());
    for (let root: Node | undefined = this.host.getRootNode(); root; root = hostRoot(root)) {
      this.#observer.observe(root, { attributes: true, attributeFilter: ['lang'], subtree: true });
    }
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    this.#observer?.disconnect();
  }

  /** The language asked for around the element, as written there; that of the browser if nobody says. */
  wanted(): string {
    for (let node: Element | undefined = this.host; node; node = shadowHost(node)) {
      const lang = node.closest('[lang]')?.getAttribute('lang');
      if (lang) return lang;
    }
    return navigator.language;
  }

  /** The language of our own words: the wanted one if we have it, else English. Good for `lang` attributes and `Intl`. */
  override lang(): string {
    const code = libraryCode(this.wanted());
    if (code.startsWith('zh')) return code === 'zh' || !known.has(code) ? 'zh-CN' : 'zh-TW';
    if (known.has(code)) return code;
    const base = code.split('-')[0] as string;
    return known.has(base) ? base : 'en';
  }

  /** A text with its values put in. */
  text(key: string, values: TextValues = {}): string {
    const one = `${key}.one`;
    const raw = (values['count'] === 1 && this.#raw(one)) || this.#raw(key) || key;
    return raw.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
  }

  #raw(key: string): string | undefined {
    const lang = canonicalLanguage(this.lang());
    const own = this.overrides && (this.overrides[lang] ?? this.overrides[this.wanted()])?.[key];
    return own ?? (this.exists(key, { includeFallback: false }) ? this.term(key) : english[key]);
  }
}

/** What is shown where a language lacks a text. */
const english: Record<string, string> = {};

/** Registers the two languages that ship with the package; each bundle brings the dictionaries it needs. */
export function registerShipped(en: Dictionary, zhHans: Dictionary): void {
  Object.assign(english, en);
  registerTranslation('en', en);
  registerTranslation('zh-Hans', zhHans);
}

function shadowHost(node: Node): Element | undefined {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}

function hostRoot(root: Node): Node | undefined {
  return root instanceof ShadowRoot ? root.host.getRootNode() : undefined;
}
