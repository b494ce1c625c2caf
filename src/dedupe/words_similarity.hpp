#pragma once

#include "dedupe/field.hpp"

namespace bdd::dedupe {

/// How alike the words of two values are, 0 to 1: rare words count more, mistyped and shortened
/// words count in part, order does not count, and what only the longer one says counts half.
[[nodiscard]] double words_similarity(const Words& words, ValueId a, ValueId b);

} // namespace bdd::dedupe
