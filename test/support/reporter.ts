import type { TestModule, TestSpecification, Vitest } from 'vitest/node';
import { DefaultReporter } from 'vitest/node';

/** What the projects of `vitest.config.ts` hold, for people who wait. */
const HOLDS: Record<string, string> = {
  stories: 'whole cases, played on what is deployed',
  rules: 'rules, adapters, pages, infrastructure, the house',
  thorough: 'a grant taken away, a crash at every call, every answer in a browser, the commands',
};

/** Milliseconds between two lines that say how far it has come. */
const SAY_EVERY = 10_000;

interface Progress {
  files: number;
  done: number;
  tests: number;
  failed: number;
}

/** Says in a few lines what is tested and how far it has come; of single files only those that failed. */
export class ShortReporter extends DefaultReporter {
  readonly #projects = new Map<string, Progress>();
  #saidAt = 0;

  constructor() {
    super({ summary: false });
  }

  override onInit(vitest: Vitest): void {
    super.onInit(vitest);
    this.log('Synthesising what would be deployed, where something changed …');
  }

  override onTestRunStart(specifications: readonly TestSpecification[]): void {
    super.onTestRunStart(specifications);
    this.#saidAt = Date.now();
    for (const { project } of specifications) {
      const progress = this.#projects.get(project.name) ?? { files: 0, done: 0, tests: 0, failed: 0 };
      this.#projects.set(project.name, { ...progress, files: progress.files + 1 });
    }
    this.log(`${specifications.length} test files:`);
  }

  protected override printTestModule(module: TestModule): void {
    const { name } = module.project;
    const progress = this.#projects.get(name);
    if (progress === undefined) return;
    progress.done += 1;
    for (const test of module.children.allTests()) {
      progress.tests += 1;
      if (test.result().state === 'failed') progress.failed += 1;
    }
    if (!module.ok()) super.printTestModule(module);
    const isOver = progress.done === progress.files;
    if (!isOver && Date.now() - this.#saidAt < SAY_EVERY) return;
    this.#saidAt = Date.now();
    const { files, done, tests, failed } = progress;
    const count = isOver ? `${files} files` : `${done} of ${files} files`;
    const problems = failed === 0 ? '' : `, ${failed} failed`;
    this.log(`  ${name} (${HOLDS[name] ?? 'tests'}): ${count}, ${tests} tests${problems}`);
  }
}
