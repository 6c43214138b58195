/** An element class that knows which version of the package it came with. */
export interface VersionedElement extends CustomElementConstructor {
  readonly version: string;
}

const warned = new Set<string>();

/**
 * Registers an element, once: the same version again does nothing, another version keeps the first and warns once.
 * Never throws, because a throw would abort the rest of the host's bundle.
 */
export function defineElement(tag: string, element: VersionedElement, registry: CustomElementRegistry = customElements): void {
  const present = registry.get(tag) as (CustomElementConstructor & { version?: string }) | undefined;
  if (!present) {
    // A class can be registered under one tag only; a subclass lets hosts choose a second one.
    registry.define(tag, isRegistered.has(element) ? class extends element {} : element);
    isRegistered.add(element);
    return;
  }
  if (present.version === element.version || warned.has(tag)) return;
  warned.add(tag);
  console.warn(`consult-kit: <${tag}> ${present.version ?? 'of unknown version'} is already registered; ${element.version} is ignored.`);
}

const isRegistered = new WeakSet<VersionedElement>();
