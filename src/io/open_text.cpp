#include "wide_stream.hpp"

#include <bdd/io/encoding.hpp>

#include <array>

namespace bdd::io {

std::unique_ptr<ByteStream> open_text(const InputFile& file, const EncodingReport& report) {
    std::unique_ptr<ByteStream> stream = file.open();
    std::array<char, 4> bom{};
    (void)stream->read(std::span(bom).first(report.bom_bytes));
    if (is_wide(report.encoding)) {
        return transcode_wide(std::move(stream), report.encoding, report.bom_bytes,
                              file.display_name());
    }
    return stream;
}

} // namespace bdd::io
