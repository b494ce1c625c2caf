#pragma once

#include "cli/context.hpp"
#include "cli/options.hpp"

#include <bdd/core/hash.hpp>
#include <bdd/io/output_file.hpp>

#include <optional>
#include <string_view>

namespace bdd::flows {

/// Where the bytes go: a file that appears when it is whole, or standard output.
class OutputSink {
public:
    enum class Hash { no, yes };
    enum class Keep { yes, no }; ///< No: of a dry run, nothing is written.

    OutputSink(cli::Context& ctx, const cli::OutputTarget& target, Hash hash = Hash::no,
               Keep keep = Keep::yes)
        : m_ctx(&ctx)
        , m_keep(keep) {
        if (hash == Hash::yes) {
            m_hasher.emplace();
        }
        if (!target.is_stdout()) {
            m_file.emplace(target.path, target.overwrite);
        }
    }
    /// False when nobody reads any more.
    bool write(std::string_view bytes) {
        if (m_hasher) {
            m_hasher->update(bytes);
        }
        if (m_keep == Keep::no) {
            return true;
        }
        if (m_file) {
            m_file->write(bytes);
            return true;
        }
        m_ctx->print(bytes);
        return !m_ctx->io.out.closed();
    }
    void commit() {
        if (m_keep == Keep::no) {
            return;
        }
        if (m_file) {
            m_file->commit();
        } else {
            m_ctx->io.out.flush(); // A full disk shows before the summary, not behind it.
        }
    }

    /// Of all that was written; once, with Hash::yes.
    [[nodiscard]] std::string sha256() { return m_hasher->hex(); }

private:
    cli::Context* m_ctx;
    Keep m_keep;
    std::optional<io::AtomicFile> m_file;
    std::optional<Sha256Hasher> m_hasher;
};

} // namespace bdd::flows
