import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { campaignWords } from './campaign-words.ts';

describe('campaignWords', () => {
  it('has the card’s texts, and those of the campaign in their place', () => {
    assert.equal(
      campaignWords(undefined, 'en').text('state.paused', { reason: 'Back soon.' }),
      'The service is paused for now. Back soon.',
    );
    assert.equal(campaignWords(undefined, 'zh-Hant').text('state.paused', { reason: '稍后。' }), '服务暂时停用。稍后。');
    const own = campaignWords({ de: { 'state.paused': 'Pause: {reason}' } }, 'de');
    assert.equal(own.text('state.paused', { reason: 'Wartung.' }), 'Pause: Wartung.');
    assert.equal(own.text('entry.ask'), 'Ask a doctor');
    assert.equal(own.wanted(), 'de');
  });

  it('finds the campaign’s own Chinese by whatever tag the campaign calls it', () => {
    assert.equal(campaignWords({ 'zh-Hans': { 'entry.ask': '现在就问' } }, 'zh-CN').text('entry.ask'), '现在就问');
  });
});
