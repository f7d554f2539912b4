import { t } from '@grafana/i18n';
import React, { useEffect, useMemo } from 'react';
import { useAnswer } from '../../grafana/answer';
import { afterAnswer, valueOf, type Answer } from '../../grafana/answerState';
import { useTimeKeys } from '../../grafana/clock';
import type { RawRange } from '../../grafana/clockMoves';
import { useEnvironment } from '../../grafana/environment';
import { exploreHref } from '../../grafana/exploreLinks';
import { LogVolumePanel } from '../../grafana/LogVolumePanel';
import { useWidening } from '../../grafana/widening';
import type { Mark } from '../../grafana/markFrames';
import type { LogLevel, LogVolume } from '../../model/log';
import { absent } from '../../model/outcome';
import { reached, type Narrowed } from '../../telemetry/guard/bounded';
import { limitsOf } from '../../telemetry/guard/limits';
import { recordedLogVolumeQuestion } from '../../telemetry/guard/recordedLogVolume';
import { asksOfLines } from '../../telemetry/logFilters';
import { logVolumeQuestion } from '../../telemetry/logs';
import type { LogWay } from '../../telemetry/logWays';
import { signalIn } from '../../telemetry/scope';
import { Caveats } from './Caveats';
import { logStep, recordedStep, scopeOf, type LinesWanted } from './linesWanted';
import { OpenInExplore } from './OpenInExplore';
import { OutcomeView } from './OutcomeView';

interface Props {
  readonly wanted: LinesWanted;
  /** Undefined while it is not known how the lines are found: nothing is counted before. */
  readonly way: LogWay | undefined;
  /** The search that finds out. Where it came to nothing, its own place says so, and nothing is counted. */
  readonly lines: Answer<unknown>;
  /** The range as it was chosen, for Explore. */
  readonly raw: RawRange;
  readonly height: number;
  readonly marks?: readonly Mark[];
  /** All levels, chosen or not; undefined while the numbers are not known. Keep its identity. */
  readonly onVolume?: (volume: LogVolume | undefined) => void;
}

/** How many lines of each level there were in each step: of the chosen levels, where some are chosen. */
export function LogVolumeOf({ wanted, way, lines, raw, height, marks, onVolume }: Props) {
  const { environment } = useEnvironment();
  const { refresh } = useTimeKeys();
  const logs = useMemo(() => signalIn(environment, 'logs'), [environment]);
  const { of, contains, fields, like, without, levels } = wanted;
  const reach = useReach(wanted);
  const recorded = useRecorded(wanted, reach.narrowed);
  const { within, narrowed } = valueOf(recorded) ? { within: wanted, narrowed: undefined } : reach;
  const { window } = within;
  const question = useMemo(
    () =>
      way && recorded.is !== 'loading' && recorded.is !== 'ready'
        ? logVolumeQuestion({ of, way, contains, fields, like, without }, scopeOf(within, logs))
        : undefined,
    [of, way, contains, fields, like, without, within, logs, recorded.is]
  );
  const asked = useAnswer(question);
  const counted = recorded.is === 'ready' ? recorded : asked;
  const answer = way ? counted : afterAnswer(lines, counted);
  const volume = answer.is === 'absent' ? noLines : valueOf(answer);
  const chosen = useMemo(() => volume && ofLevels(volume, levels), [volume, levels]);
  useEffect(() => onVolume?.(volume), [onVolume, volume]);
  const href = question && exploreHref({ environment, question, raw });
  if (answer.is === 'absent' || (!way && lines.is !== 'loading')) {
    return null;
  }
  return (
    <div style={{ minHeight: height }}>
      <OutcomeView
        answer={answer}
        awaited={t('logs.awaited-volume', 'Asking how many lines there are…')}
        minHeight={height}
        onRetry={refresh}
      >
        {(known) => (
          <LogVolumePanel
            volume={chosen ?? known}
            window={window}
            loading={answer.is === 'loading'}
            height={height}
            marks={marks}
            actions={
              <>
                {narrowed && <Caveats caveats={[narrowed]} />}
                <OpenInExplore href={href} />
              </>
            }
          />
        )}
      </OutcomeView>
    </div>
  );
}

/** Lines are counted no further back than Loki can, in steps that fit. */
function useReach(wanted: LinesWanted): { readonly within: LinesWanted; readonly narrowed?: Narrowed } {
  const { environment } = useEnvironment();
  const { widened } = useWidening();
  return useMemo(() => {
    const limits = limitsOf(environment);
    const { window, narrowed } = reached(wanted.window, {
      kind: 'log-volume',
      signal: 'logs',
      limits,
      widened: widened ?? [],
    });
    return narrowed ? { within: { ...wanted, window, step: logStep(window) }, narrowed } : { within: wanted };
  }, [environment, widened, wanted]);
}

/** Of more than Loki can count at once: what a recording rule counted, where there is one. No rule knows of texts and fields. */
function useRecorded(wanted: LinesWanted, narrowed: Narrowed | undefined): Answer<LogVolume> {
  const { of, window } = wanted;
  const { environment } = useEnvironment();
  const isRecorded = narrowed !== undefined && !asksOfLines(wanted) && (of.is === 'environment' || of.is === 'service');
  const service = of.is === 'service' ? of.service : undefined;
  const question = useMemo(
    () =>
      isRecorded
        ? recordedLogVolumeQuestion({ environment: environment.id, service, window, step: recordedStep(window) })
        : undefined,
    [isRecorded, environment.id, service, window]
  );
  const answer = useAnswer(question);
  return question ? answer : notRecorded;
}

const notRecorded: Answer<LogVolume> = absent({ why: 'nothing-found' });

const noLines: LogVolume = { byLevel: new Map() };

function ofLevels(volume: LogVolume, levels: readonly LogLevel[] | undefined): LogVolume {
  return levels ? { byLevel: new Map([...volume.byLevel].filter(([level]) => levels.includes(level))) } : volume;
}
