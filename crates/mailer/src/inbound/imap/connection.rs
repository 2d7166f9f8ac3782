//! A signed-in connection to the mail server (RFC 3501): each command in its time.

use std::fmt::Debug;
use std::io;
use std::time::Duration;

use async_imap::types::{Mailbox, UnsolicitedResponse};
use async_imap::{Client, Session, error};
use futures_util::TryStreamExt as _;
use secrecy::ExposeSecret as _;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;

use super::{ImapPace, ImapServer};
use crate::inbound::MOST_OCTETS;
use crate::mime::one_line;
use crate::smtp::Security;

/// Why the server cannot be used now, for the log. It holds nothing of any mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault(pub(super) String);

impl From<error::Error> for Fault {
    fn from(error: error::Error) -> Self {
        let said = |text: &str| one_line(text).unwrap_or_default();
        Self(match error {
            // What cannot be parsed is in the text of such an error, and can be a mail.
            error::Error::Io(error) if error.kind() == io::ErrorKind::Other => {
                "what the mail server says cannot be understood".to_owned()
            }
            error::Error::Io(error) => error.kind().to_string(),
            error::Error::No(text) | error::Error::Bad(text) => {
                format!("the mail server refuses: {}", said(&text))
            }
            error::Error::ConnectionLost => "the connection ended".to_owned(),
            _ => "the mail server does not answer as it should".to_owned(),
        })
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self(one_line(&error.to_string()).unwrap_or_default())
    }
}

trait Octets: AsyncRead + AsyncWrite + Send + Sync + Unpin + Debug {}

impl<T: AsyncRead + AsyncWrite + Send + Sync + Unpin + Debug> Octets for T {}

type Stream = Box<dyn Octets>;

/// A connection with the folder open.
pub(super) struct Connection<'a> {
    server: &'a ImapServer,
    pace: ImapPace,
    session: Session<Stream>,
    able: Able,
}

/// What the server can do beyond RFC 3501.
#[derive(Clone, Copy, Debug)]
struct Able {
    /// RFC 2177.
    idle: bool,
    /// RFC 6851.
    moves: bool,
    /// RFC 4315.
    uid_plus: bool,
}

impl<'a> Connection<'a> {
    /// Connects, signs in, and opens the folder.
    pub(super) async fn open(
        server: &'a ImapServer,
        tls: &TlsConnector,
        pace: ImapPace,
    ) -> Result<Self, Fault> {
        let client = in_time(pace.command, connected(server, tls)).await?;
        let (user, password) = (&server.user, server.password.expose_secret());
        let signed_in = async { client.login(user, password).await.map_err(|(why, _)| why.into()) };
        let mut session = in_time(pace.command, signed_in).await?;
        let able = in_time(pace.command, async {
            let list = session.capabilities().await?;
            let has = |name| list.has_str(name);
            Ok(Able { idle: has("IDLE"), moves: has("MOVE"), uid_plus: has("UIDPLUS") })
        });
        let able = able.await?;
        let mut connection = Self { server, pace, session, able };
        connection.open_folder().await?;
        Ok(connection)
    }

    async fn open_folder(&mut self) -> Result<Mailbox, Fault> {
        let (wait, server) = (self.pace.command, self.server);
        in_time(wait, async {
            match self.session.create(&server.read_folder).await {
                // It is there already; if it is not, moving a mail will tell.
                Ok(()) | Err(error::Error::No(_)) => {}
                Err(why) => return Err(why.into()),
            }
            Ok(self.session.select(&server.folder).await?)
        })
        .await
    }

    /// The numbers of the mails that are to be read, the oldest first.
    pub(super) async fn waiting(&mut self) -> Result<Vec<u32>, Fault> {
        // What these say is in the answer of the search.
        while self.session.unsolicited_responses.try_recv().is_ok() {}
        let search = async { Ok(self.session.uid_search("UNDELETED").await?) };
        let mut numbers: Vec<u32> = in_time(self.pace.command, search).await?.into_iter().collect();
        numbers.sort_unstable();
        Ok(numbers)
    }

    /// A mail, without marking it; one octet more than are read of one that is too large. None
    /// where the server does not give it.
    pub(super) async fn fetch(&mut self, number: u32) -> Result<Option<Vec<u8>>, Fault> {
        let what = format!("(UID BODY.PEEK[]<0.{}>)", MOST_OCTETS + 1);
        let fetch = async {
            let mut found = None;
            let mut answers = match self.session.uid_fetch(number.to_string(), what).await {
                Ok(answers) => answers,
                Err(error::Error::No(_) | error::Error::Bad(_)) => return Ok(None),
                Err(why) => return Err(why.into()),
            };
            while let Some(answer) = answers.try_next().await? {
                if answer.uid == Some(number) {
                    found = answer.body().map(<[u8]>::to_vec).or(found);
                }
            }
            Ok(found)
        };
        in_time(self.pace.mail, fetch).await
    }

    /// Puts a mail that was read into the folder for those.
    pub(super) async fn put_away(&mut self, number: u32) -> Result<(), Fault> {
        let (able, number, folder) = (self.able, number.to_string(), &self.server.read_folder);
        let session = &mut self.session;
        in_time(self.pace.command, async {
            if able.moves {
                return Ok(session.uid_mv(number, folder).await?);
            }
            session.uid_copy(&number, folder).await?;
            let marked = session.uid_store(&number, "+FLAGS.SILENT (\\Deleted)").await?;
            marked.try_collect::<Vec<_>>().await?;
            // Without UIDPLUS other mails that are marked would go too; marked ones are not read.
            if able.uid_plus {
                session.uid_expunge(&number).await?.try_collect::<Vec<_>>().await?;
            }
            Ok(())
        })
        .await
    }

    /// Waits until something may have come: the server says so, or it is time to look.
    ///
    /// `soon`: look again after a while, whatever the server says.
    pub(super) async fn wait(mut self, soon: bool) -> Result<Self, Fault> {
        let wait = self.pace.command;
        if soon || !self.able.idle {
            sleep(self.pace.poll).await;
            in_time(wait, async { Ok(self.session.noop().await?) }).await?;
            return Ok(self);
        }
        let news = self.session.unsolicited_responses.clone();
        let mut idle = self.session.idle();
        in_time(wait, async { Ok(idle.init().await?) }).await?;
        // What came between the search and now is told before the server idles.
        let mut is_new = false;
        while let Ok(response) = news.try_recv() {
            is_new |= matches!(response, UnsolicitedResponse::Exists(_));
        }
        if !is_new {
            // Servers say now and then that they are there, so the wait has an end of its own.
            let (waiting, _stop) = idle.wait_with_timeout(self.pace.idle);
            if let Ok(ended) = timeout(self.pace.idle, waiting).await {
                ended?;
            }
        }
        let session = in_time(wait, async { Ok(idle.done().await?) }).await?;
        Ok(Self { session, ..self })
    }
}

/// A connection that nobody has signed in on, sealed as the settings say.
async fn connected(server: &ImapServer, tls: &TlsConnector) -> Result<Client<Stream>, Fault> {
    let stream = TcpStream::connect((server.host.as_str(), server.port)).await?;
    stream.set_nodelay(true)?;
    let clear: Stream = Box::new(stream);
    if server.security == Security::Tls {
        return greeted(sealed(clear, server, tls).await?).await;
    }
    let mut client = greeted(clear).await?;
    if server.security == Security::Clear {
        return Ok(client);
    }
    client.run_command_and_check_ok("STARTTLS", None).await?;
    // What came in clear behind that answer goes with the client.
    Ok(Client::new(sealed(client.into_inner(), server, tls).await?))
}

async fn greeted(stream: Stream) -> Result<Client<Stream>, Fault> {
    let mut client = Client::new(stream);
    let greeting = client.read_response().await.map_err(error::Error::from)?;
    greeting.ok_or_else(|| Fault("the connection ended".to_owned()))?;
    Ok(client)
}

async fn sealed(stream: Stream, server: &ImapServer, tls: &TlsConnector) -> Result<Stream, Fault> {
    let name = ServerName::try_from(server.host.clone());
    let name = name.map_err(|_| Fault("the name of the server can be in no certificate".into()))?;
    let sealed = tls.connect(name, stream).await;
    Ok(Box::new(sealed.map_err(|why| Fault(format!("TLS: {}", Fault::from(why).0)))?))
}

async fn in_time<T>(
    wait: Duration,
    command: impl Future<Output = Result<T, Fault>>,
) -> Result<T, Fault> {
    let late = || Fault(format!("no answer after {} s", wait.as_secs()));
    timeout(wait, command).await.unwrap_or_else(|_| Err(late()))
}
