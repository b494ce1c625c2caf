#pragma once

#include <bdd/storage/contact_reader.hpp>

#include <cstdint>
#include <span>

namespace bdd::flows {

/// Reads contacts on a second thread and hands them, in order, to `take` on this one, until it says
/// false or `most` are read. The base must not be used otherwise meanwhile. An error of either side
/// ends both and is thrown here.
void stream_contacts(storage::ContactReader& reader, std::span<const std::size_t> columns,
                     std::int64_t most, const storage::ContactVisit& take);

} // namespace bdd::flows
