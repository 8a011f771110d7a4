/** Manifest of the program around check-if-email-exists, pinned to the release that earlier figures are of. */
export const RUST_MANIFEST = `[package]
name = "peer"
version = "0.1.0"
edition = "2021"

[dependencies]
check-if-email-exists = { version = "=0.11.7", default-features = false }
futures = "0.3"
rustls = { version = "0.23", features = ["ring"] }
tokio = { version = "1", features = ["full"] }

[profile.release]
opt-level = 2
debug = false
codegen-units = 16
`;

/** Checks the addresses of a file, so many at once, and prints an `Outcome` as JSON. */
export const RUST_MAIN = `use check_if_email_exists::smtp::verif_method::VerifMethod;
use check_if_email_exists::{check_email, CheckEmailInputBuilder, Reachable};
use futures::stream::{self, StreamExt};
use std::time::{Duration, Instant};

#[tokio::main]
async fn main() {
    let [_, file, at_once, helo, sender] = <[String; 5]>::try_from(std::env::args().collect::<Vec<_>>()).unwrap();
    let addresses = std::fs::read_to_string(file).unwrap();
    let timeout = Some(Duration::from_secs(10));
    let method = VerifMethod::new_with_same_config_for_all(None, helo, sender, 25, timeout, 1);
    let begun = Instant::now();
    let checks = addresses.lines().map(|address| {
        let input = CheckEmailInputBuilder::default()
            .to_email(address.to_owned())
            .verif_method(method.clone())
            .build()
            .unwrap();
        async move { check_email(&input).await.is_reachable }
    });
    let verdicts: Vec<Reachable> = stream::iter(checks).buffer_unordered(at_once.parse().unwrap()).collect().await;
    let seconds = begun.elapsed().as_secs_f64();
    let missing = verdicts.iter().filter(|verdict| **verdict == Reachable::Invalid).count();
    let unknown = verdicts.iter().filter(|verdict| **verdict == Reachable::Unknown).count();
    let found = verdicts.len() - missing - unknown;
    println!(r#"{{"seconds":{seconds},"found":{found},"missing":{missing},"unknown":{unknown}}}"#);
}
`;
