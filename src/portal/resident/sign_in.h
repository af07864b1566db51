#pragma once
#include "web/call.h"

/// サインイン by card. In training the page itself holds a card reader; elsewhere the reader's own
/// program asks for a challenge, lets the card sign it and sends both to /r/sign-in/card:
///
///     GET  /r/sign-in/card          → {"challenge": "…"}: good once, for five minutes
///     POST /r/sign-in/card          challenge=…&certificate=BASE64&signature=BASE64&next=/r/…
///                                   certificate: DER, for user authentication; signature: RSA
///                                   PKCS #1 v1.5 with SHA-256 over the challenge as it was given
///                                   → 303 to `next` with the session's cookie, or 422
///                                   application/problem+json saying why not
namespace yakuba::portal::resident {

web::Response show_sign_in(web::Call& call);
web::Response sign_in_with_test_card(web::Call& call);
web::Response give_challenge(web::Call& call);
web::Response sign_in_with_card(web::Call& call);
web::Response sign_out(web::Call& call);

}  // namespace yakuba::portal::resident
