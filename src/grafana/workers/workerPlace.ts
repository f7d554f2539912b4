/** Where the built script of a worker lies. `new WorkerPlace(new URL(…))` is what the build looks for, as for `new Worker`. */
export class WorkerPlace {
  readonly url: string;

  constructor(url: string | URL, _options?: WorkerOptions) {
    this.url = String(url);
  }
}
