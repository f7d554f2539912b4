/** A run of lines of a stack trace that belong together. All parts together are the whole text. */
export interface StackPart {
  /** What was said, frames of one's own code, or frames of libraries and of the language itself. */
  readonly is: 'message' | 'own' | 'library';
  readonly lines: readonly string[];
}

/** Longer lines are no frames, and not worth a search for one. */
const longestFrame = 1000;

/**
 * A stack trace in parts, by how Java, JavaScript, Python, Go, .NET, Ruby and PHP write theirs. What does not look like
 * a frame is a message; a text without any frame is one message. Whose code a frame is shows by its path or package:
 * wrong for one's own code that is installed as a library.
 */
export function stackParts(stack: string): readonly StackPart[] {
  const lines = stack.split('\n');
  const parts: Array<{ is: StackPart['is']; lines: string[] }> = [];
  let above: StackPart['is'] = 'message';
  lines.forEach((line, index) => {
    above = kindOf(line, lines[index + 1], { above, before: lines[index - 1] });
    const last = parts.at(-1);
    if (last?.is === above) {
      last.lines.push(line);
    } else {
      parts.push({ is: above, lines: [line] });
    }
  });
  return parts;
}

interface Above {
  readonly above: StackPart['is'];
  readonly before: string | undefined;
}

function kindOf(line: string, next: string | undefined, { above, before }: Above): StackPart['is'] {
  if (isFrame(line)) {
    return whose(line);
  }
  // Go names the function first and its place below it.
  if (next !== undefined && goPlace.test(bounded(next)) && /^\S/.test(line)) {
    return whose(next);
  }
  // Python shows the source below the place, further in.
  const isSource = before !== undefined && pythonPlace.test(bounded(before)) && /^\s{4,}\S/.test(line);
  return isSource || (line.trim() === '' && above !== 'message') ? above : 'message';
}

const goPlace = /^\s+\S.*\.(?:go|s):\d+/;
const pythonPlace = /^\s*File "[^"]*", line \d+/;
const frames: readonly RegExp[] = [
  /^\s*at \S/,
  /^\s*\.\.\. \d+ (?:more|common frames)/,
  pythonPlace,
  goPlace,
  /^\s*(?:from )?\S+\.(?:rb|erb|rake):\d+:in /,
  /^#\d+ \S/,
];

function isFrame(line: string): boolean {
  return line.length <= longestFrame && frames.some((form) => form.test(line));
}

const foreign: readonly RegExp[] = [
  // Java, Kotlin, Scala
  /^\s*at (?:[\w.@-]*\/)*(?:java|javax|jakarta|jdk|sun|com\.sun|kotlin|kotlinx|scala|akka|reactor|rx|okhttp3|org\.(?:springframework|apache|hibernate|eclipse|postgresql|jboss|slf4j)|io\.(?:netty|grpc|opentelemetry|lettuce|micrometer|vertx|quarkus)|com\.(?:fasterxml|zaxxer|google|mysql))\./,
  /^\s*\.\.\. \d+ (?:more|common frames)/,
  // .NET
  /^\s*at (?:System|Microsoft|Npgsql|Grpc|StackExchange|Polly|MySql|OpenTelemetry)\./,
  // JavaScript
  /node_modules[/\\]/,
  /[( ]node:/,
  /[( ]internal\//,
  /\((?:native|<anonymous>)\)$/,
  // Python
  /(?:site|dist)-packages[/\\]/,
  /[/\\]lib[/\\]python\d/,
  /File "<frozen /,
  // Go
  /\/pkg\/mod\//,
  /\/go\/src\//,
  /\/libexec\/src\//,
  // Ruby, PHP, and Go's copies
  /[/\\]gems[/\\]/,
  /[/\\]lib[/\\]ruby/,
  /[/\\]vendor[/\\]/,
];

function whose(line: string): 'own' | 'library' {
  const text = bounded(line);
  return foreign.some((form) => form.test(text)) ? 'library' : 'own';
}

function bounded(line: string): string {
  return line.length > longestFrame ? line.slice(0, longestFrame) : line;
}
