import { expect } from '@open-wc/testing';
import { placeInText, readCampaignText, writeCampaignText } from './json-text.ts';

const faultOf = (text: string): string => {
  const read = readCampaignText(text);
  return 'fault' in read ? `${read.fault.problem} ${read.fault.line}:${read.fault.column}` : 'none';
};

describe('the text of a campaign file', () => {
  it('is read and written back', () => {
    const file = { id: 'winter', list: [1, -2.5e3, true, null, 'a "b" \\ \u00e9\n'], empty: {}, none: [] };
    expect(readCampaignText(writeCampaignText(file))).to.deep.equal({ file });
  });

  it('names line and column of what is wrong', () => {
    expect(faultOf('')).to.equal('end 1:1');
    expect(faultOf('{\n  "id": ')).to.equal('end 2:9');
    expect(faultOf('{\n  "id": winter\n}')).to.equal('value 2:9');
    expect(faultOf('{\n  "id": "a"\n  "b": 1\n}')).to.equal('comma 3:3');
    expect(faultOf('{ "id" "a" }')).to.equal('colon 1:8');
    expect(faultOf('{ "a": 1, }')).to.equal('key 1:11');
    expect(faultOf('{ a: 1 }')).to.equal('key 1:3');
    expect(faultOf('{ "a": "one\ntwo" }')).to.equal('string 1:8');
    expect(faultOf('{ "a": 1 } x')).to.equal('after 1:12');
    expect(faultOf('[]')).to.equal('root 1:1');
    expect(faultOf('{ "a": 1,\n "a": 2 }')).to.equal('twice 2:2');
    expect(faultOf(`{ "a": ${'['.repeat(10_000)}`)).to.equal('deep 1:208');
    expect(faultOf('{ "a": 01 }')).to.equal('comma 1:9');
  });

  it('finds where a value stands, or the nearest one around it', () => {
    const text = writeCampaignText({ a: { b: [1, { c: 'x' }] }, b: 2 });
    const textAt = (...path: (string | number)[]): string => text.slice(...placeInText(text, path)).replace(/\s/g, '');
    expect(textAt('b')).to.equal('2');
    expect(textAt('a', 'b', 1, 'c')).to.equal('"x"');
    expect(textAt('a', 'b', 0)).to.equal('1');
    expect(textAt('a', 'b', 7, 'c')).to.equal('[1,{"c":"x"}]');
    expect(textAt('z')).to.equal(text.replace(/\s/g, ''));
  });

  it('takes everything that the browser takes, and nothing else', () => {
    for (const inner of ['0', '-0', '1.', '.5', '1e5', '1E+', '"\\u00zz"', '"\\x"', 'tru', 'nul', '[1,2', '[,]', '{"x":{}}', '"\t"', '+1'])
      expect('file' in readCampaignText(`{"a":${inner}}`), inner).to.equal(parses(`{"a":${inner}}`));
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
