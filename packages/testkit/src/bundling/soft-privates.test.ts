import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { softPrivates } from './soft-privates.ts';

const compilerOptions = { target: ts.ScriptTarget.ES2021, module: ts.ModuleKind.ESNext };

const compile = (source: string): string =>
  ts.transpileModule(source, { compilerOptions, transformers: { before: [softPrivates] } }).outputText;

describe('softPrivates', () => {
  it('writes properties where TypeScript would write weak maps', () => {
    const output = compile('class Counter { #count = 0; #step() { return 1; } add() { this.#count += this.#step(); } }');
    assert.match(output, /this\._count \+= this\._step\(\)/);
    assert.doesNotMatch(output, /WeakMap|WeakSet|#/);
  });

  it('keeps the members of a class and of the one it extends apart', () => {
    const source = `
      class Base { #state = 'base'; base() { return this.#state; } }
      class Derived extends Base { #state = 'derived'; derived() { return this.#state; } }
      class Third extends Derived { #state = 'third'; third() { return this.#state; } }
      const all = new Third();
      [all.base(), all.derived(), all.third()].join();`;
    assert.equal(runInNewContext(compile(source)), 'base,derived,third');
  });

  it('works for static members, accessors, optional chains, brand checks and nested classes', () => {
    const source = `
      class Outer {
        static #made = 0;
        #value = 1;
        get #double() { return this.#value * 2; }
        set #double(value) { this.#value = value / 2; }
        static isOne(object) { return #value in object; }
        read(other?: Outer) {
          this.#double = 8;
          const inner = new (class Inner { #value = 10; sum(outer: Outer) { return this.#value + outer.#double; } })();
          return [inner.sum(this), other?.#value, ++Outer.#made, Outer.isOne(this), Outer.isOne({})].join();
        }
      }
      new Outer().read();`;
    assert.equal(runInNewContext(compile(source)), '18,,1,true,false');
  });

  it('leaves a class without a name to TypeScript', () => {
    const source = 'new (class { #value = 7; read() { return this.#value; } })().read();';
    assert.doesNotMatch(compile(source), /\._value\b/);
    assert.equal(runInNewContext(compile(source)), 7);
  });
});
