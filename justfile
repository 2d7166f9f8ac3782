# What one does often; `./test` does not need it.

demo:
    cargo run --release -- demo

test *NAME:
    ./test {{NAME}}

bench:
    cargo run --release -p tests --bin bench

openapi:
    cargo run -q -- openapi > docs/openapi.json
