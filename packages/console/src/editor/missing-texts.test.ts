import { expect } from '@open-wc/testing';
import type { CampaignText } from '@consult-kit/protocol';
import { checkCampaignFile } from '@consult-kit/protocol/calendar';
import { soundFile } from '../test-support/sound-file.ts';
import { missingTexts } from './missing-texts.ts';

const both = (en: string): object => ({ en, 'zh-Hans': `${en}。` });

/** A file with a text in every place that may have one. */
function wordy(): CampaignText {
  const question = { id: 'q', titles: both('Title'), hints: both('Hint'), kind: 'choices', options: [{ id: 'o', texts: both('Option') }] };
  return soundFile({
    languages: ['en', 'zh-Hans', 'ug'],
    paused: { reasons: both('Why') },
    alternatives: both('Else'),
    whileWaiting: both('Wait'),
    serviceHours: {
      weekly: { mon: [{ from: '08:00', to: '22:00' }] },
      exceptions: [{ firstDay: '2023-01-11', lastDay: '2023-01-11', hours: [], names: both('Holiday') }],
    },
    texts: { en: { 'entry.ask': 'Ask' } },
    emergencyPhrases: { en: ['chest pain'] },
    modules: [
      {
        id: 'adults',
        names: both('Adults'),
        hints: both('18–59'),
        warningSigns: [{ id: 's', texts: both('Sign') }],
        questions: [{ id: 'age', kind: 'age' }, question],
      },
    ],
  });
}

describe('missingTexts', () => {
  it('finds as many as the check counts, in the order of the file', () => {
    const { findings } = checkCampaignFile(wordy());
    const counted = findings.find(({ code }) => code === 'missing-translation');
    const missing = missingTexts(wordy(), 'ug');
    expect(counted?.messages['en']).to.match(new RegExp(`^${missing.length} `));
    expect(missing[0]).to.deep.equal(['names']);
    expect(missing).to.deep.include(['modules', 0, 'questions', 1, 'options', 0, 'texts']);
  });

  it('finds nothing where a text is there, under whatever tag of the language', () => {
    expect(missingTexts(wordy(), 'zh-CN')).to.deep.equal([]);
  });

  it('reads files that are broken', () => {
    expect(missingTexts({ names: 'Winter', modules: [null, 'adults', { names: { en: 'Adults' } }] }, 'ug')).to.deep.equal([
      ['modules', 2, 'names'],
    ]);
  });
});
