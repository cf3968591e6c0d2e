// The real servers that repositories lie behind: git daemon, sshd, lighttpd and nginx with git http-backend. All
// of them on the loopback, on ports of their own, with keys and certificates of their own.
import { userInfo } from 'node:os';
import { connect, createServer } from 'node:net';
import { mkdirSync } from 'node:fs';
import { freePort } from './sandbox.mjs';

export async function startGitDaemon(sandbox) {
  const port = await freePort();
  const daemon = `${sandbox.git('.', '--exec-path').trim()}/git-daemon`;
  await sandbox.start(daemon, ['--listen=127.0.0.1', `--port=${port}`, '--reuseaddr', '--export-all',
    '--enable=receive-pack', `--base-path=${sandbox.path('repos')}`, sandbox.path('repos')], port);
  return { port, url: `git://127.0.0.1:${port}/site.git` };
}

/** Keys: `client`, which the server knows, and others that it does not. */
export async function startSshd(sandbox) {
  const port = await freePort();
  const user = userInfo().username;
  for (const key of ['host', 'client', 'stranger', 'other', 'locked']) {
    const passphrase = key === 'locked' ? 'open sesame' : '';
    sandbox.run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', key, '-f', sandbox.path(`key-${key}`)]);
  }
  sandbox.write('sshd_config', [
    `Port ${port}`, 'ListenAddress 127.0.0.1', `HostKey ${sandbox.path('key-host')}`, 'PidFile none',
    `AuthorizedKeysFile ${sandbox.path('authorized_keys')}`, 'StrictModes no', 'UsePAM no',
    'PasswordAuthentication no', 'KbdInteractiveAuthentication no', 'PermitRootLogin prohibit-password', 'MaxAuthTries 3',
    'LogLevel VERBOSE', '',
  ].join('\n'));
  sandbox.write('authorized_keys', sandbox.read('key-client.pub'));
  if (process.getuid() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const server = await sandbox.start('/usr/sbin/sshd', ['-D', '-e', '-f', sandbox.path('sshd_config')], port);
  const trust = () => sandbox.write('home/.ssh/known_hosts', `[127.0.0.1]:${port} ${sandbox.read('key-host.pub')}`);
  return { ...server, port, trust, url: `ssh://${user}@127.0.0.1:${port}${sandbox.path('repos/site.git')}` };
}

/** A certificate authority, and a certificate of its own for localhost. */
export function makeCertificates(sandbox) {
  const openssl = (...args) => sandbox.run('openssl', args, { cwd: sandbox.folder });
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=Test CA', '-keyout', 'ca.key', '-out', 'ca.crt');
  openssl('req', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost', '-keyout', 'server.key', '-out', 'server.csr');
  sandbox.write('server.ext', 'subjectAltName=DNS:localhost\n');
  openssl('x509', '-req', '-in', 'server.csr', '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2',
    '-extfile', 'server.ext', '-out', 'server.crt');
  sandbox.write('server.pem', sandbox.read('server.key') + sandbox.read('server.crt'));
}

/** Basic auth: x-access-token (what a token is sent as) and ada, each with a password of its own. */
export async function startHttps(sandbox, { token, password }) {
  const port = await freePort();
  const plainPort = await freePort();
  const backend = `${sandbox.git('.', '--exec-path').trim()}/git-http-backend`;
  mkdirSync(sandbox.path('empty'));
  sandbox.write('users', `x-access-token:${token}\nada:${password}\n`);
  sandbox.write('lighttpd.conf', `
server.modules = ("mod_alias", "mod_auth", "mod_authn_file", "mod_setenv", "mod_cgi", "mod_accesslog", "mod_openssl")
server.bind = "127.0.0.1"
server.port = ${plainPort}
server.document-root = "${sandbox.path('empty')}"
server.upload-dirs = ("${sandbox.folder}")
server.errorlog = "${sandbox.path('lighttpd.log')}"
accesslog.filename = "${sandbox.path('access.log')}"
$SERVER["socket"] == "127.0.0.1:${port}" {
  ssl.engine = "enable"
  ssl.pemfile = "${sandbox.path('server.pem')}"
}
auth.backend = "plain"
auth.backend.plain.userfile = "${sandbox.path('users')}"
auth.require = ("/git/" => ("method" => "basic", "realm" => "git", "require" => "valid-user"))
alias.url = ("/git" => "${backend}")
cgi.assign = ("" => "")
setenv.set-environment = ("GIT_PROJECT_ROOT" => "${sandbox.path('repos')}", "GIT_HTTP_EXPORT_ALL" => "1", "HOME" => "${sandbox.path('home')}")
`);
  const { child } = await sandbox.start('/usr/sbin/lighttpd', ['-D', '-f', sandbox.path('lighttpd.conf')], port);
  /** The lines of the requests for a repository; the log is written late, unless the server is told. */
  const requests = async (name) => {
    for (let tries = 0; ; ++tries) {
      child.kill('SIGHUP');
      await new Promise((resolve) => { setTimeout(resolve, 200); });
      const lines = sandbox.read('access.log').split('\n').filter((line) => line.includes(`/git/${name}/`));
      if (lines.length > 0 || tries > 20) return lines;
    }
  };
  return { port, requests, url: `https://localhost:${port}/git/site.git`, plainUrl: `http://localhost:${plainPort}/git/site.git` };
}

/** As most servers of one's own are: nginx, and FastCGI behind it. `narrowUrl` takes no upload above 16 kB. */
export async function startNginx(sandbox, { token }) {
  const [port, backendPort] = [await freePort(), await freePort()];
  await sandbox.start('/usr/sbin/fcgiwrap', ['-s', `tcp:127.0.0.1:${backendPort}`], backendPort);
  sandbox.write('users', `x-access-token:{PLAIN}${token}\n`);
  const location = (name, limit) => `
    location ~ ^/${name}(/.*)$ {
      client_max_body_size ${limit};
      include /etc/nginx/fastcgi_params;
      fastcgi_pass 127.0.0.1:${backendPort};
      fastcgi_param SCRIPT_FILENAME "${sandbox.git('.', '--exec-path').trim()}/git-http-backend";
      fastcgi_param PATH_INFO $1;
      fastcgi_param REMOTE_USER $remote_user;
      fastcgi_param GIT_PROJECT_ROOT "${sandbox.path('repos')}";
      fastcgi_param GIT_HTTP_EXPORT_ALL 1;
      fastcgi_param HOME "${sandbox.path('home')}";
    }`;
  sandbox.write('nginx.conf', `
daemon off;
user ${userInfo().username};
pid nginx.pid;
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path nginx-${name};`).join(' ')}
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate server.pem;
    ssl_certificate_key server.key;
    auth_basic git;
    auth_basic_user_file users;${location('git', '1g')}${location('narrow', '16k')}
  }
}
`);
  await sandbox.start('/usr/sbin/nginx', ['-p', sandbox.folder, '-c', sandbox.path('nginx.conf'), '-e', 'stderr'], port);
  const at = (name) => `https://localhost:${port}/${name}/site.git`;
  return { url: at('git'), narrowUrl: at('narrow') };
}

/** Passes connections on to `port`, and cuts the `which`th one (from 1) after `bytes` of the client's. */
export async function startCuttingProxy(sandbox, port, { which, bytes }) {
  let connections = 0;
  const open = new Set();
  const server = createServer((client) => {
    const isCut = ++connections === which;
    let passed = 0;
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => { open.delete(socket); client.destroy(); upstream.destroy(); });
    }
    client.on('data', (data) => {
      passed += data.length;
      if (isCut && passed > bytes) {
        upstream.write(data.subarray(0, data.length - (passed - bytes)), () => { client.resetAndDestroy(); upstream.destroy(); });
      } else {
        upstream.write(data);
      }
    });
    upstream.pipe(client);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  sandbox.closers.push(() => new Promise((resolve) => {
    for (const socket of open) socket.destroy();
    server.close(resolve);
  }));
  return { url: `git://127.0.0.1:${server.address().port}/site.git`, connections: () => connections };
}
