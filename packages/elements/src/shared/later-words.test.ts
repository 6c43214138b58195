import { expect } from '@open-wc/testing';
import { fetchWords, shipLater } from './later-words.ts';
import { lookUp, registerTranslation } from './words.ts';

describe('fetchWords', () => {
  it('fetches the language that is read, once, and leaves the other one where it is', async () => {
    const asked: string[] = [];
    const loaders = {
      en: () => (asked.push('en'), Promise.resolve({ 'later.hello': 'Hello' })),
      'zh-Hans': () => (asked.push('zh-Hans'), Promise.resolve({ 'later.hello': '您好' })),
    };
    shipLater(loaders);
    shipLater(loaders);
    await Promise.all([fetchWords('zh-TW'), fetchWords('zh-CN')]);
    expect(asked).to.deep.equal(['zh-Hans']);
    expect(lookUp('zh-Hans', 'later.hello')).to.equal('您好');
    expect(fetchWords('zh')).to.equal(undefined);
    await fetchWords('fr');
    expect(asked).to.deep.equal(['zh-Hans', 'en']);
    expect(lookUp('fr', 'later.hello')).to.equal('Hello');
  });

  it('keeps what a host registered before the words came', async () => {
    registerTranslation('en', { 'later.bye': 'See you' });
    shipLater({ en: () => Promise.resolve({ 'later.bye': 'Bye' }), 'zh-Hans': () => Promise.resolve({ 'later.bye': '再见' }) });
    await fetchWords('en');
    expect(lookUp('en', 'later.bye')).to.equal('See you');
  });

  it('shows simplified Chinese where a traditional text is missing', async () => {
    await fetchWords('zh-Hant');
    registerTranslation('zh-Hant', { 'later.title': '標題' });
    expect(lookUp('zh-Hant', 'later.title')).to.equal('標題');
    expect(lookUp('zh-Hant', 'later.bye')).to.equal('再见');
  });
});
