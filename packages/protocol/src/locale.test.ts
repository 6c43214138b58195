import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalLanguage, pickLanguage, pickText } from './locale.ts';

describe('canonicalLanguage', () => {
  it('knows two kinds of written Chinese', () => {
    assert.deepEqual(['zh', 'zh-CN', 'zh_SG', 'zh-Hans-CN', 'ZH-hans'].map(canonicalLanguage), Array(5).fill('zh-Hans'));
    assert.deepEqual(['zh-TW', 'zh-HK', 'zh-mo', 'zh-Hant', 'zh-Hant-TW'].map(canonicalLanguage), Array(5).fill('zh-Hant'));
  });
});

describe('pickLanguage', () => {
  it('takes the same tag, then the same language, then the source language', () => {
    assert.equal(pickLanguage('zh-CN', ['en', 'zh-Hant', 'zh-Hans']), 'zh-Hans');
    assert.equal(pickLanguage('zh-TW', ['en', 'zh-Hans']), 'zh-Hans');
    assert.equal(pickLanguage('en-GB', ['zh-Hans', 'en']), 'en');
    assert.equal(pickLanguage('fr', ['zh-Hans', 'en']), 'zh-Hans');
  });
});

describe('pickText', () => {
  it('falls back to the source language and never throws', () => {
    assert.equal(pickText({ en: 'Children', 'zh-Hans': '儿童' }, 'zh'), '儿童');
    assert.equal(pickText({ en: 'Children', 'zh-Hans': '儿童' }, 'fr', 'zh-Hans'), '儿童');
    assert.equal(pickText(undefined, 'en'), '');
    assert.equal(pickText({}, 'en'), '');
  });
});
