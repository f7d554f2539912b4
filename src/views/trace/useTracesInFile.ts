import { useEffect, useState } from 'react';
import { traceOutline, type TraceOutline } from '../../analysis/traceOutline';
import { inSlices } from '../../grafana/inSlices';
import { mapOutcome, type Outcome } from '../../model/outcome';
import { asPart, type Steps } from '../../model/steps';
import type { Trace } from '../../model/trace';
import { largestText, readingOtlpTraces } from '../../telemetry/otlpTrace';

export interface TraceInFile {
  readonly trace: Trace;
  readonly outline: TraceOutline;
}

/** What a file of traces comes to. */
export type FileRead =
  | { readonly is: 'reading' }
  /** It was not looked into: it has more than {@link largestText} bytes. */
  | { readonly is: 'too-large' }
  /** The browser did not hand it over: it was moved, changed or forbidden since. */
  | { readonly is: 'not-readable'; readonly why: string }
  | { readonly is: 'read'; readonly outcome: Outcome<readonly TraceInFile[]> };

const reading: FileRead = { is: 'reading' };

/** The traces in a file, which is read in this browser and goes nowhere. */
export function useTracesInFile(file: File): FileRead {
  const [read, setRead] = useState<{ readonly file: File; readonly as: FileRead }>();
  useEffect(() => {
    const left = new AbortController();
    const done = (as: FileRead) => {
      if (!left.signal.aborted) {
        setRead({ file, as });
      }
    };
    readFile(file, left.signal).then(done, (why: unknown) =>
      done({ is: 'not-readable', why: why instanceof Error ? why.message : String(why) })
    );
    return () => left.abort();
  }, [file]);
  return read?.file === file ? read.as : reading;
}

async function readFile(file: File, signal: AbortSignal): Promise<FileRead> {
  if (file.size > largestText) {
    return { is: 'too-large' };
  }
  const text = await textOf(file);
  return { is: 'read', outcome: await inSlices(tracesIn(text), { signal }) };
}

function* tracesIn(text: string): Steps<Outcome<readonly TraceInFile[]>> {
  const outcome = yield* asPart(readingOtlpTraces(text), 0, 0.9);
  const listed: TraceInFile[] = [];
  for (const trace of outcome.is === 'ready' ? outcome.value : []) {
    listed.push({ trace, outline: traceOutline(trace) });
    yield undefined;
  }
  return mapOutcome(outcome, () => listed);
}

function textOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => reject(reader.error ?? new Error('not readable'));
    reader.readAsText(file);
  });
}
