import { t } from '@grafana/i18n';
import React from 'react';
import { spanPills, type SpanPill } from '../../analysis/spanPills';
import type { Span } from '../../model/trace';
import { pillText } from './rowTexts';
import type { WaterfallStyles } from './waterfallStyles';

interface Props {
  readonly span: Span;
  /** How many times its operation's p95 the span took, where it exceeded that. */
  readonly times: number | undefined;
  readonly styles: WaterfallStyles;
}

/** What went wrong in a span or what it did, in a word or two. */
export function RowPills({ span, times, styles }: Props) {
  const pills = spanPills(span, times);
  return pills.length === 0 ? null : (
    <span className={styles.pills}>
      {pills.map((pill) => {
        const { text, title } = pillText(pill, t);
        return (
          <span key={pill.is} className={styles.pill} data-pill={pill.is} data-tone={toneOf(pill)} title={title}>
            {text}
          </span>
        );
      })}
    </span>
  );
}

function toneOf(pill: SpanPill): 'bad' | 'slow' | undefined {
  if (pill.is === 'slower') {
    return 'slow';
  }
  return pill.is === 'exception' || pill.is === 'grpc' || (pill.is === 'http' && pill.isFailure) ? 'bad' : undefined;
}
