import { t } from '@grafana/i18n';
import React from 'react';
import type { Answer } from '../../../grafana/answerState';
import { AnswerNote } from '../AnswerNote';

interface Props {
  readonly answer: Answer<unknown>;
  readonly onRetry: () => void;
}

/** What keeps the figures of calls at a moment away, if anything; those of services are shown all the same. */
export function CallsThen({ answer, onRetry }: Props) {
  const words = {
    awaited: t('map.time.calls-awaited', 'Services can be stepped through; the figures of calls are still awaited.'),
    cancelled: t('map.time.calls-cancelled', 'Without the figures of calls: asking for them was cancelled.'),
    absent: t('map.time.calls-absent', 'Without the figures of calls at a moment:'),
    failed: t('map.time.calls-failed', 'Without the figures of calls at a moment:'),
  };
  return <AnswerNote answer={answer} words={words} onRetry={onRetry} />;
}
