//! Runs a command with a PostgreSQL cluster of its own: `with-postgres cargo nextest run`.

use std::process::{Command, ExitCode};

use tests::postgres::{Cluster, Durability, VARIABLE};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(program) = arguments.next() else {
        eprintln!("with-postgres: say which command to run");
        return ExitCode::FAILURE;
    };
    // On Ctrl-C the command ends by itself, and then the cluster is stopped here.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    runtime.block_on(async {
        let _held = [
            tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt()),
            tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()),
        ];
        let cluster = Cluster::start(Durability::None);
        cluster.make_template();
        let mut command = Command::new(&program);
        let status = command.args(arguments).env(VARIABLE, cluster.url()).status();
        drop(cluster);
        match status {
            Ok(status) if status.success() => ExitCode::SUCCESS,
            Ok(_) => ExitCode::FAILURE,
            Err(why) => {
                eprintln!("with-postgres: {program}: {why}");
                ExitCode::FAILURE
            }
        }
    })
}
