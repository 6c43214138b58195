import { freeId } from '../form/ids.ts';
import { languagesOf, listAt, type FormView } from '../form/form-view.ts';
import { inLanguages } from '../form/names.ts';
import { isRecord } from '../paths.ts';
import { EMPTY_GROUP, GROUP_TEMPLATES, type GroupTemplate } from './group-templates.ts';

const COPY = 'copy:';

/** What a group can begin as: one of ours that the campaign does not have, a copy of one that it has, or one without a name. */
export function groupChoices(view: FormView, nameOf: (item: unknown, index: number) => string): [value: string, text: string][] {
  const { words } = view;
  const list = listAt(view, ['modules']);
  const ids = list.map((item) => (isRecord(item) ? item['id'] : undefined));
  const fresh = GROUP_TEMPLATES.filter(({ id }) => !ids.includes(id));
  return [
    ...fresh.map(({ id }): [string, string] => [id, words.text(`groups.template.${id}`)]),
    ['', words.text('groups.template.empty')],
    ...list.map((item, index): [string, string] => [`${COPY}${index}`, words.text('groups.template.copy', { name: nameOf(item, index) })]),
  ];
}

/** The group of a choice, with an id that is free. */
export function newGroup(view: FormView, choice: string): object {
  const list = listAt(view, ['modules']);
  const copied = choice.startsWith(COPY) ? list[Number(choice.slice(COPY.length))] : undefined;
  if (isRecord(copied)) return { ...structuredClone(copied), id: freeId(String(copied['id']), list) };
  const template = GROUP_TEMPLATES.find(({ id }) => id === choice);
  const id = template ? freeId(template.id, list) : view.lists.freshId('group');
  return template ? groupOf(template, languagesOf(view), id) : { id, names: {}, ...asked(languagesOf(view), EMPTY_GROUP) };
}

/** The group of a template, in those of the languages that we have. */
export function groupOf(template: GroupTemplate, languages: readonly string[], id = template.id): object {
  return { id, ...described(languages, template), ...asked(languages, template) };
}

/** Warning signs or options, in those of the languages that we have. */
export function entriesOf(list: GroupTemplate['signs'], languages: readonly string[]): object[] {
  return list.map(([id, en, zh]) => ({ id, texts: inLanguages(languages, { en, 'zh-Hans': zh }) }));
}

function described(languages: readonly string[], { names, hints, ages }: GroupTemplate): object {
  return { names: inLanguages(languages, names), ...(hints ? { hints: inLanguages(languages, hints) } : {}), ...(ages ? { ages } : {}) };
}

function asked(
  languages: readonly string[],
  { icon, age, signs, symptoms }: Pick<GroupTemplate, 'icon' | 'age' | 'signs' | 'symptoms'>,
): object {
  return {
    icon,
    ...(signs.length > 0 ? { warningSigns: entriesOf(signs, languages) } : {}),
    questions: [
      { id: 'age', kind: 'age', ...age },
      { id: 'symptoms', kind: 'choices', options: entriesOf(symptoms, languages), other: true },
      { id: 'onset', kind: 'onset', temperature: true },
      { id: 'history', kind: 'text' },
    ],
  };
}
