// `tokensite publish` against real servers: what users publish to, and everything that goes wrong there.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createServer } from 'node:https';
import { Sandbox } from './sandbox.mjs';
import { makeCertificates, startCuttingProxy, startGitDaemon, startHttps, startNginx, startSshd } from './servers.mjs';

const published = /^published on gh-pages of \S+: \d+ added, \d+ changed, \d+ removed \(commit [0-9a-f]{10}\)\n$/;

function assertPublished(sandbox, run) {
  assert.equal(run.status, 0, run.err);
  assert.match(run.out, published);
  assert.ok(sandbox.tip().startsWith(/commit (\w+)/.exec(run.out)[1]));
  sandbox.git('repos/site.git', 'fsck', '--strict');
}

function assertFailed(sandbox, run, tip, words) {
  assert.match(run.err, words);
  assert.equal(run.status, 3, run.out);
  assert.equal(run.out, '');
  assert.equal(sandbox.tip(), tip);
}

describe('git daemon', () => {
  let sandbox;
  let daemon;
  before(async () => {
    sandbox = new Sandbox();
    daemon = await startGitDaemon(sandbox);
    sandbox.git('site', 'remote', 'add', 'origin', daemon.url);
  });
  after(() => sandbox.close());

  test('publishes, finds nothing to do, publishes a change', async () => {
    assertPublished(sandbox, await sandbox.publish([]));
    const unchanged = await sandbox.publish([]);
    assert.equal(unchanged.status, 0);
    assert.equal(unchanged.out, `gh-pages of ${daemon.url} holds this site already; nothing was published\n`);
    sandbox.edit('A second reading.');
    assertPublished(sandbox, await sandbox.publish([]));
    const message = sandbox.git('repos/site.git', 'log', '-1', '--format=%B', 'gh-pages');
    assert.match(message, /^Publish changes to edition 1\n\nEditions changed: 1\n/);
    assert.match(message, /Source: [0-9a-f]{40} \(main\), with changes that are not committed\n/);
  });

  test('a hook that refuses is a failure, with the words of the server made harmless', async () => {
    const tip = sandbox.tip();
    sandbox.write('repos/site.git/hooks/pre-receive', "#!/bin/sh\nprintf 'closed for \\033[31mholidays\\n' >&2\nexit 1\n", 0o755);
    sandbox.edit('Refused.');
    const run = await sandbox.publish([]);
    sandbox.run('rm', [sandbox.path('repos/site.git/hooks/pre-receive')]);
    assertFailed(sandbox, run, tip, /remote: closed for .*holidays\n.*refused to change gh-pages: pre-receive hook declined\n/);
    assert.ok(!run.err.includes('\x1b'));
  });

  test('what somebody else pushes meanwhile is built upon', async () => {
    const tip = sandbox.tip();
    const clear = ['GIT_QUARANTINE_PATH', 'GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES'].join(' ');
    sandbox.write('repos/site.git/hooks/pre-receive', `#!/bin/sh
[ ! -e pushed ] || exit 0
touch pushed
unset ${clear}
export GIT_AUTHOR_NAME=B GIT_AUTHOR_EMAIL=b@example.org GIT_COMMITTER_NAME=B GIT_COMMITTER_EMAIL=b@example.org
git update-ref refs/heads/gh-pages "$(git commit-tree -p gh-pages -m theirs 'gh-pages^{tree}')"
`, 0o755);
    sandbox.edit('In a race.');
    const run = await sandbox.publish([]);
    sandbox.run('rm', [sandbox.path('repos/site.git/hooks/pre-receive')]);
    assertPublished(sandbox, run);
    assert.match(run.err, /^remote: error: cannot lock ref .*\ntokensite: somebody else has published meanwhile; trying once more\n$/);
    assert.equal(sandbox.git('repos/site.git', 'rev-parse', 'gh-pages~2').trim(), tip);
    assert.equal(sandbox.git('repos/site.git', 'log', '-1', '--format=%s', 'gh-pages~1').trim(), 'theirs');
  });

  test('a connection cut while it uploads leaves the branch as it was', async () => {
    sandbox.write('site/static/noise.txt', Array.from({ length: 20_000 }, (_, i) => Math.sin(i)).join('\n'));
    const tip = sandbox.tip();
    // The first connection fetches, the second pushes.
    const proxy = await startCuttingProxy(sandbox, daemon.port, { which: 2, bytes: 50_000 });
    assertFailed(sandbox, await sandbox.publish(['--remote', proxy.url]), tip, /cannot push gh-pages to git:/);
    assert.equal(proxy.connections(), 3, 'it looks what became of it');
    sandbox.git('repos/site.git', 'fsck', '--strict');
    assertPublished(sandbox, await sandbox.publish(['--remote', proxy.url]));
  });

  test('a connection cut while it fetches is a failure', async () => {
    const proxy = await startCuttingProxy(sandbox, daemon.port, { which: 1, bytes: 20 });
    assertFailed(sandbox, await sandbox.publish(['--remote', proxy.url]), sandbox.tip(), /cannot fetch gh-pages from git:/);
  });

  test('GitHub Actions is told of the other route', async () => {
    const run = await sandbox.publish([], { GITHUB_ACTIONS: 'true' });
    assert.equal(run.status, 0, run.err);
    assert.match(run.err, /deploy-pages.*GITHUB_TOKEN doesn't start a Pages build/);
  });
});

describe('ssh', () => {
  let sandbox;
  let server;
  before(async () => {
    sandbox = new Sandbox();
    server = await startSshd(sandbox);
    sandbox.git('site', 'remote', 'add', 'origin', server.url);
  });
  after(() => sandbox.close());
  const key = (name) => ({ TOKENSITE_SSH_KEY: sandbox.path(`key-${name}`) });
  const publishWithAgent = async (keys) => {
    const environment = { SSH_AUTH_SOCK: sandbox.path('agent') };
    const agent = sandbox.run('ssh-agent', ['-a', sandbox.path('agent')]);
    try {
      for (const name of keys)
        sandbox.run('ssh-add', ['-q', sandbox.path(`key-${name}`)], { env: { ...sandbox.environment, ...environment } });
      return await sandbox.publish([], environment);
    } finally {
      sandbox.run('kill', [/SSH_AGENT_PID=(\d+)/.exec(agent)[1]]);
    }
  };

  test('a host that is not known is not trusted', async () => {
    assertFailed(sandbox, await sandbox.publish([], key('client')), '', /the host key of 127\.0\.0\.1 is not the one in ~\/\.ssh\/known_hosts/);
    sandbox.write('home/.ssh/known_hosts', `[127.0.0.1]:${server.port} ${sandbox.read('key-stranger.pub')}`);
    assertFailed(sandbox, await sandbox.publish([], key('client')), '', /the host key of 127\.0\.0\.1 is not the one in/);
  });

  test('the key of TOKENSITE_SSH_KEY, one of ~/.ssh, and those of an agent let us in', async () => {
    server.trust();
    assertPublished(sandbox, await sandbox.publish([], key('client')));
    sandbox.edit('By the key of ~/.ssh.');
    sandbox.write('home/.ssh/id_ed25519', sandbox.read('key-client'), 0o600);
    assertPublished(sandbox, await sandbox.publish([]));
    sandbox.run('rm', [sandbox.path('home/.ssh/id_ed25519')]);

    sandbox.edit('By an agent.');
    assertPublished(sandbox, await publishWithAgent(['client']));
  });

  test('an agent with more keys than the server lets be tried', async () => {
    assertFailed(sandbox, await publishWithAgent(['stranger', 'host', 'other', 'client']), sandbox.tip(),
      /the server let no more keys be tried; name the one to use with TOKENSITE_SSH_KEY|let none of these in/);
  });

  test('a stranger is refused, and tries each key once', async () => {
    const tip = sandbox.tip();
    const attempts = () => server.said().split('Failed publickey').length;
    const before = attempts();
    assertFailed(sandbox, await sandbox.publish([], key('stranger')), tip, /127\.0\.0\.1 let none of these in: .*key-stranger/);
    assert.ok(attempts() - before <= 1);
  });

  test('without a key, or with one that has a passphrase, it says what to do', async () => {
    const tip = sandbox.tip();
    assertFailed(sandbox, await sandbox.publish([]), tip, /there is none to offer: no ssh-agent/);
    assertFailed(sandbox, await sandbox.publish([], key('locked')), tip, /key-locked has a passphrase, so add it to ssh-agent/);
    assertFailed(sandbox, await sandbox.publish([], key('lost')), tip, /key-lost, which TOKENSITE_SSH_KEY names, can't be read/);
  });
});

describe('https', () => {
  const token = 'ghp_0123456789secretTOKEN';
  const password = 'correct=horse battery';
  let sandbox;
  let server;
  let trusting;
  const runs = [];
  const publish = async (args, environment) => {
    const run = await sandbox.publish(args, environment);
    runs.push(run);
    return run;
  };
  before(async () => {
    sandbox = new Sandbox();
    makeCertificates(sandbox);
    server = await startHttps(sandbox, { token, password });
    sandbox.git('site', 'remote', 'add', 'origin', server.url);
    trusting = { SSL_CERT_FILE: sandbox.path('ca.crt') };
  });
  after(() => sandbox.close());

  test('a certificate that nobody vouches for is not trusted', async () => {
    assertFailed(sandbox, await publish([], { TOKENSITE_TOKEN: token }), '', /the certificate of localhost is not to be trusted/);
  });

  test('a token lets us in', async () => {
    assertPublished(sandbox, await publish([], { ...trusting, TOKENSITE_TOKEN: token }));
  });

  test("git's own setting for certificates is heeded", async () => {
    sandbox.git('.', 'config', '--global', 'http.sslCAInfo', sandbox.path('ca.crt'));
    sandbox.edit('By sslCAInfo.');
    assertPublished(sandbox, await publish([], { TOKENSITE_TOKEN: token }));
    sandbox.git('.', 'config', '--global', '--unset', 'http.sslCAInfo');
  });

  test('a wrong token is sent once, and not repeated in the message', async () => {
    sandbox.edit('By nobody.');
    const url = server.url.replace('site.git', 'refused.git');
    assertFailed(sandbox, await publish(['--remote', url], { ...trusting, TOKENSITE_TOKEN: `${token}x` }), sandbox.tip(), /localhost refused the TOKENSITE_TOKEN/);
    const requests = await server.requests('refused.git');
    assert.equal(requests.length, 2, 'one request without a password, one with it');
    assert.ok(requests.every((line) => line.includes('" 401 ')));
  });

  test('without anything it says what to set up', async () => {
    assertFailed(sandbox, await publish([], trusting), sandbox.tip(), /localhost asks who you are: set TOKENSITE_TOKEN, or set up a credential helper/);
  });

  test("git's credential helpers are asked, and told what came of it", async () => {
    sandbox.git('.', 'config', '--global', 'credential.helper', 'store');
    const line = (secret) => `https://ada:${encodeURIComponent(secret)}@localhost%3a${server.port}\n`;
    sandbox.write('home/.git-credentials', line('wrong'));
    assertFailed(sandbox, await publish([], trusting), sandbox.tip(), /localhost refused the name and password that git's credential helpers gave/);
    assert.equal(sandbox.read('home/.git-credentials'), '', 'the helper has forgotten it');
    sandbox.write('home/.git-credentials', line(password));
    assertPublished(sandbox, await publish([], trusting));
    assert.ok(sandbox.read('home/.git-credentials').includes('ada'));
    sandbox.git('.', 'config', '--global', '--unset', 'credential.helper');
  });

  test('no password goes over http, none to a host that the server leads to', async () => {
    assertFailed(sandbox, await publish(['--remote', server.plainUrl], { TOKENSITE_TOKEN: token }), sandbox.tip(),
      /asks for a password over http, where anybody can read it/);
    let secrets = 0;
    const redirecting = createServer({ key: sandbox.read('server.key'), cert: sandbox.read('server.crt') }, (request, response) => {
      if (request.headers.authorization) ++secrets;
      response.writeHead(302, { location: `https://localhost:${server.port}/git${request.url}` }).end();
    });
    await new Promise((resolve) => { redirecting.listen(0, '127.0.0.1', resolve); });
    try {
      const run = await publish(['--remote', `https://localhost:${redirecting.address().port}/led.git`], { ...trusting, TOKENSITE_TOKEN: token });
      assertFailed(sandbox, run, sandbox.tip(), /localhost led to another place, which gets no password/);
    } finally {
      redirecting.closeAllConnections?.();
      await new Promise((resolve) => { redirecting.close(resolve); });
    }
    assert.equal(secrets, 0);
    const requests = await server.requests('led.git');
    assert.ok(requests.length > 0 && requests.every((line) => line.includes('" 401 ')), requests.join('\n'));
  });

  test('no secret stands in anything that was printed', () => {
    assert.ok(runs.length > 5);
    for (const { out, err } of runs) {
      for (const secret of [token, password, encodeURIComponent(password)]) assert.ok(!(out + err).includes(secret));
    }
  });
});

describe('nginx', () => {
  let sandbox;
  let server;
  let environment;
  before(async () => {
    sandbox = new Sandbox();
    makeCertificates(sandbox);
    server = await startNginx(sandbox, { token: 'letmein' });
    environment = { SSL_CERT_FILE: sandbox.path('ca.crt'), TOKENSITE_TOKEN: 'letmein' };
  });
  after(() => sandbox.close());

  test('publishes, and a change', async () => {
    assertPublished(sandbox, await sandbox.publish(['--remote', server.url], environment));
    sandbox.edit('By nginx.');
    assertPublished(sandbox, await sandbox.publish(['--remote', server.url], environment));
  });

  test('what the server answers is explained', async () => {
    const tip = sandbox.tip();
    sandbox.write('site/static/noise.txt', Array.from({ length: 5_000 }, (_, i) => Math.sin(i)).join('\n'));
    assertFailed(sandbox, await sandbox.publish(['--remote', server.narrowUrl], environment), tip,
      /cannot push gh-pages to https:\S+: the server answered 413: it takes no upload of that size/);
    sandbox.git('repos/site.git', 'config', 'http.receivepack', 'false');
    assertFailed(sandbox, await sandbox.publish(['--remote', server.url], environment), tip,
      /cannot push gh-pages to https:\S+: the server answered 403: .*a token has to be allowed to write/);
    assertFailed(sandbox, await sandbox.publish(['--remote', server.url.replace('site', 'none')], environment), tip,
      /cannot fetch gh-pages from https:\S+: the server answered 404: it has no such repository/);
  });
});
