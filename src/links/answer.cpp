#include "links/answer.hpp"

namespace tokensite {

std::string_view reason_of(Failure failure) {
  switch (failure) {
    case Failure::none:
      break;
    case Failure::no_host:
      return "no-host";
    case Failure::no_connection:
      return "no-connection";
    case Failure::timeout:
      return "timeout";
    case Failure::cut_off:
      return "cut-off";
    case Failure::bad_answer:
      return "bad-answer";
    case Failure::tls:
      return "tls";
    case Failure::certificate:
      return "certificate";
    case Failure::certificate_chain:
      return "certificate-chain";
    case Failure::certificate_expired:
      return "certificate-expired";
    case Failure::certificate_other_host:
      return "certificate-other-host";
    case Failure::certificate_self_signed:
      return "certificate-self-signed";
    case Failure::private_address:
      return "private-address";
  }
  return "";
}

}  // namespace tokensite
