import fc from 'fast-check';
import { stackParts } from './stackFrames';

const shape = (stack: string) => stackParts(stack).map(({ is, lines }) => `${is} ${lines.length}`);

describe('the parts of a stack trace', () => {
  it('are read in Java, causes included', () => {
    expect(
      shape(`java.lang.IllegalStateException: no stock
	at com.shop.Stock.take(Stock.java:42)
	at com.shop.Cart.add(Cart.java:17)
	at org.springframework.web.Filter.doFilter(Filter.java:12)
	at java.base/java.lang.Thread.run(Thread.java:833)
Caused by: java.sql.SQLException: closed
	at com.zaxxer.hikari.Pool.get(Pool.java:1)
	... 23 more`)
    ).toEqual(['message 1', 'own 2', 'library 2', 'message 1', 'library 2']);
  });

  it('are read in JavaScript', () => {
    expect(
      shape(`TypeError: x is not a function
    at charge (/app/charge.js:30:11)
    at async /app/node_modules/express/lib/router.js:9:3
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)`)
    ).toEqual(['message 1', 'own 1', 'library 2']);
  });

  it('are read in Python, source lines with their frames', () => {
    expect(
      shape(`Traceback (most recent call last):
  File "/app/main.py", line 10, in get
    return cache.get(key)
  File "/usr/local/lib/python3.12/site-packages/redis/client.py", line 3, in get
    raise ConnectionError()
redis.exceptions.ConnectionError: refused`)
    ).toEqual(['message 1', 'own 2', 'library 2', 'message 1']);
  });

  it('are read in Go, a function with its place', () => {
    expect(
      shape(`goroutine 17 [running]:
main.(*server).Charge(0xc000)
	/src/checkout/main.go:42 +0x1d
google.golang.org/grpc.(*Server).handle(0xc001)
	/root/go/pkg/mod/google.golang.org/grpc@v1.60.0/server.go:99 +0x2
runtime.goexit()
	/usr/local/go/src/runtime/asm_amd64.s:1 +0x1`)
    ).toEqual(['message 1', 'own 2', 'library 4']);
  });

  it('are read in .NET, Ruby and PHP', () => {
    expect(
      shape(`System.InvalidOperationException: no
   at Shop.Cart.Add(Item item) in /src/Cart.cs:line 12
   at Microsoft.AspNetCore.Mvc.Invoke()`)
    ).toEqual(['message 1', 'own 1', 'library 1']);
    expect(
      shape(`app/models/cart.rb:12:in 'add'
/usr/local/bundle/gems/rack-3.0/lib/rack.rb:1:in 'call'`)
    ).toEqual(['own 1', 'library 1']);
    expect(
      shape(`#0 /app/Quote.php(12): total()
#1 /app/vendor/slim/slim/App.php(9): run()`)
    ).toEqual(['own 1', 'library 1']);
  });

  it('are one message where nothing looks like a frame', () => {
    expect(shape('it broke\nagain')).toEqual(['message 2']);
    expect(shape('')).toEqual(['message 1']);
  });

  it('are together the whole text, in order, whatever it is', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('', '  at x (y.js:1:2)', '  File "a.py", line 1', '    code', '\t/a/b.go:12', '#0 /a.php(1): b')
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        const parts = stackParts(text);
        expect(parts.flatMap((part) => part.lines).join('\n')).toBe(text);
        parts.slice(1).forEach((part, index) => expect(part.is).not.toBe(parts[index]?.is));
      })
    );
  });
});
