#pragma once

#include <bdd/rnvp/reference.hpp>

/// The embedded reference, made once for all tests.
inline const bdd::rnvp::Reference& embedded_reference() {
    static const bdd::rnvp::Reference reference = bdd::rnvp::Reference::embedded();
    return reference;
}
